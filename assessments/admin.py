"""The admin serves reference data, partnerships and accounts.

Never ballots, invitations or releases: they are only reached through the journey, where access
and the rule for small groups stand in between.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from assessments.models import Member, Municipality, Partnership, User


@admin.register(Municipality)
class MunicipalityAdmin(admin.ModelAdmin):
    list_display = ("name", "code", "established", "dissolved", "successor")
    list_select_related = ("successor",)
    list_filter = (("dissolved", admin.EmptyFieldListFilter),)
    search_fields = ("name", "code")
    autocomplete_fields = ("successor",)


class MemberForm(forms.ModelForm):
    """Says in words what the database refuses."""

    class Meta:
        model = Member
        fields = ("user", "level", "municipality")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        municipality, level = cleaned.get("municipality"), cleaned.get("level")
        if municipality and level == Member.Level.MANAGER:
            self.add_error("municipality", _("Een beheerder ziet alle gemeenten: laat dit leeg."))
        is_wrong = "municipality" in self.errors
        if level == Member.Level.COORDINATOR and not municipality and not is_wrong:
            self.add_error("municipality", _("Kies de gemeente van deze contactpersoon."))
        return cleaned


class MemberInline(admin.TabularInline):
    model = Member
    form = MemberForm
    extra = 0
    autocomplete_fields = ("user", "municipality")


@admin.register(Partnership)
class PartnershipAdmin(admin.ModelAdmin):
    list_display = ("name", "article", "form", "sharing", "archived", "fictitious")
    list_filter = ("form", "archived", "fictitious")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("municipalities",)
    inlines = (MemberInline,)


class LowerCaseAddress:
    """An address is kept in lower case, as `User.objects.create_user` keeps it."""

    cleaned_data: dict[str, Any]

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class AccountCreationForm(LowerCaseAddress, AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "first_name", "last_name", "makes_partnerships")


class AccountChangeForm(LowerCaseAddress, UserChangeForm):
    class Meta:
        model = User
        fields = "__all__"


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Django's account pages, for accounts that are known by their e-mail address."""

    form = AccountChangeForm
    add_form = AccountCreationForm
    list_display = (
        "email",
        "first_name",
        "last_name",
        "is_active",
        "makes_partnerships",
        "is_staff",
    )
    list_filter = ("is_active", "makes_partnerships", "is_staff")
    search_fields = ("email", "first_name", "last_name")
    ordering = ("email",)
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        (_("Naam"), {"fields": ("first_name", "last_name")}),
        (
            _("Rechten"),
            {"fields": ("is_active", "makes_partnerships", "is_staff", "is_superuser", "groups")},
        ),
        (_("Data"), {"fields": ("last_login", "date_joined")}),
    )
    filter_horizontal = ("groups",)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Not while the admin's own log says what it did: that would go with the account."""
        is_named = obj is not None and LogEntry.objects.filter(user=obj).exists()
        return super().has_delete_permission(request, obj) and not is_named

    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": (
                    "email",
                    "first_name",
                    "last_name",
                    "makes_partnerships",
                    "usable_password",
                    "password1",
                    "password2",
                ),
            },
        ),
    )
