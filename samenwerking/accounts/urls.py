"""Exactly the pages of django-allauth that are used here, under its own names and Dutch paths,
and where one is signed in.

Not used, and so not there: signing up, other e-mail addresses, connecting accounts.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as provider
from allauth.socialaccount.providers.openid_connect.views import callback
from django.urls import include, path, re_path

from samenwerking.accounts.views import (
    download_recovery_codes,
    end_every_session,
    end_one_session,
    own_name,
    sessions,
    sign_in_at_provider,
)

passwords = [
    path("wijzigen/", account.password_change, name="account_change_password"),
    path("instellen/", account.password_set, name="account_set_password"),
    path("vergeten/", account.password_reset, name="account_reset_password"),
    path("vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "nieuw/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]

apps = [
    path("instellen/", totp.activate_totp, name="mfa_activate_totp"),
    path("uitzetten/", totp.deactivate_totp, name="mfa_deactivate_totp"),
]

passkeys = [
    path("", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("toevoegen/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("inloggen/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("bevestigen/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("<int:pk>/wijzigen/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("<int:pk>/verwijderen/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]

recovery_codes = [
    path("", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("nieuw/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("ophalen/", download_recovery_codes, name="mfa_download_recovery_codes"),
]

organisation = [
    path("afgebroken/", provider.login_cancelled, name="socialaccount_login_cancelled"),
    path("mislukt/", provider.login_error, name="socialaccount_login_error"),
]

whereabouts = [
    path("", sessions, name="account_sessions"),
    path("uitloggen/", end_one_session, name="account_end_session"),
    path("overal-uitloggen/", end_every_session, name="account_end_all_sessions"),
]

urlpatterns = [
    path("", mfa.index, name="mfa_index"),
    path("inloggen/", account.login, name="account_login"),
    path("inloggen/stap-2/", mfa.authenticate, name="mfa_authenticate"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("uitgeschakeld/", account.account_inactive, name="account_inactive"),
    path("bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("bevestigen/stap-2/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("naam/", own_name, name="own_name"),
    path("wachtwoord/", include(passwords)),
    path("app/", include(apps)),
    path("toegangssleutels/", include(passkeys)),
    path("herstelcodes/", include(recovery_codes)),
    path("organisatie/", include(organisation)),
    path("ingelogd/", include(whereabouts)),
    path("oidc/<slug:provider_id>/login/", sign_in_at_provider, name="openid_connect_login"),
    # Registered at the provider.
    path("oidc/<slug:provider_id>/login/callback/", callback, name="openid_connect_callback"),
]
