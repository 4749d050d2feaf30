"""The organisation's own OpenID Connect provider, when the environment names one."""

from samenwerking.configuration.environment import env


def providers() -> dict[str, dict[str, object]]:
    """SOCIALACCOUNT_PROVIDERS; empty without OIDC_SERVER_URL."""
    server_url = env.str("OIDC_SERVER_URL", default="")
    if not server_url:
        return {}
    app = {
        "provider_id": "organisatie",
        "name": env.str("OIDC_NAME"),
        "client_id": env.str("OIDC_CLIENT_ID"),
        "secret": env.str("OIDC_CLIENT_SECRET"),
        "settings": {
            "server_url": server_url,
            # Domains whose addresses are believed though the provider doesn't say
            # "email_verified" (Entra ID never does).
            "verified_email": env.list("OIDC_VERIFIED_DOMAINS", default=[]),
        },
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
