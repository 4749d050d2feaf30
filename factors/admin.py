"""The instrument in the admin: texts may be corrected there, the ten factors stay ten."""

from django.contrib import admin
from django.http import HttpRequest

from factors.models import Factor, Statement


class FixedSet:
    """Nothing is added or taken away: everything counts on ten factors and twenty statements."""

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class StatementInline(FixedSet, admin.StackedInline):
    model = Statement
    extra = 0
    readonly_fields = ("code", "scope", "about_staff", "names_partnership")


@admin.register(Factor)
class FactorAdmin(FixedSet, admin.ModelAdmin):
    """A round keeps the texts it was opened with, so a correction shows from the next round on."""

    list_display = ("number", "short_name", "title")
    list_display_links = ("number", "short_name")
    readonly_fields = ("number", "about_roles")
    inlines = (StatementInline,)
