"""The users of a partnership."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments import access
from assessments.access import SignedInRequest
from assessments.desk.mailings.mail_server import NotSent
from assessments.desk.members import actions
from assessments.desk.members.forms import LevelForm, NewMemberForm, as_initial, initial_for
from assessments.desk.members.letters import send_welcome
from assessments.desk.pages import to_page
from assessments.desk.people.names import by_surname
from assessments.edit_conflicts import shows_conflicts
from assessments.models import Member, Partnership, Round
from assessments.whole_number import whole_number


@login_required
@require_safe
def members(request: SignedInRequest, slug: str) -> HttpResponse:
    """Everybody with a place in the partnership: managers first, readers last, each by surname."""
    partnership = access.managed_partnership(request.user, slug)
    everybody = partnership.members.select_related("user", "municipality")
    context = {
        "partnership": partnership,
        "fictitious": partnership.fictitious,
        "members": sorted(everybody, key=_by_level_and_surname),
    }
    return render(request, "desk/members/list.html", context)


def _by_level_and_surname(member: Member) -> tuple[int, bool, tuple[str, str], str]:
    """Those without a name behind the others, by their address."""
    name = member.user.get_full_name()
    return Member.Level.values.index(member.level), not name, by_surname(name), member.user.email


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_member(request: SignedInRequest, slug: str) -> HttpResponse:
    """Who comes from the lists of a round (`?ronde=<pk>`) goes back there, for the next one."""
    partnership = access.managed_partnership(request.user, slug)
    lists_of = _round_in(request, partnership)
    initial = initial_for(partnership, request.GET.get("contactpersoon", ""))
    form = NewMemberForm(request.POST or None, partnership=partnership, initial=initial)
    if form.is_valid():
        try:
            member = actions.add_member(
                partnership=partnership, by=request.user, **form.cleaned_data
            )
        except actions.Refused as refused:
            form.add_error("email", str(refused))
        else:
            _welcome(request, member)
            return to_page("lists", lists_of) if lists_of else redirect("members", slug)
    context = {"partnership": partnership, "fictitious": partnership.fictitious, "form": form}
    context |= {"lists_of": lists_of}
    return render(request, "desk/members/add.html", context, status=422 if form.errors else 200)


def _round_in(request: SignedInRequest, partnership: Partnership) -> Round | None:
    """None when the address names none; 404 for what isn't one."""
    pk = request.GET.get("ronde", "")
    return get_object_or_404(partnership.rounds, pk=whole_number(pk)) if pk else None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@shows_conflicts
def change_member(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    member = access.managed_member(request.user, slug, pk)
    partnership = member.partnership
    form = LevelForm(request.POST or None, partnership=partnership, initial=as_initial(member))
    if form.is_valid():
        try:
            actions.change_member(
                member=member, by=request.user, require_seen=form.require_seen, **form.cleaned_data
            )
        except actions.Refused as refused:
            form.add_error("level", str(refused))
        else:
            messages.success(request, _("De wijziging is bewaard."))
            if member.is_coordinator and {"level", "municipality"}.intersection(form.changed_data):
                _welcome(request, member)
            return _to_members(request, member)
    context = {"member": member, "form": form}
    context |= {"partnership": partnership, "fictitious": partnership.fictitious}
    status = 422 if form.errors else 200
    return render(request, "desk/members/change.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove_member(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Ask first. Whoever removes the own place is led back to the desk."""
    member = access.managed_member(request.user, slug, pk)
    partnership = member.partnership
    if request.method in ("GET", "HEAD"):
        context = {
            "member": member,
            "partnership": partnership,
            "fictitious": partnership.fictitious,
        }
        return render(request, "desk/members/remove.html", context)
    try:
        actions.remove_member(member=member, by=request.user)
    except actions.Refused as refused:
        messages.error(request, str(refused))
        return redirect("members", slug)
    messages.success(request, _("{name} is geen gebruiker meer.").format(name=member.user))
    return _to_members(request, member)


@login_required
@require_POST
def welcome_member(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Send the mail once more: with a new link for who never signed in."""
    _welcome(request, access.managed_member(request.user, slug, pk))
    return redirect("members", slug)


def _welcome(request: SignedInRequest, member: Member) -> None:
    email = member.user.email
    try:
        send_welcome(member=member, by=request.user)
    except NotSent as problem:
        text = _("De mail aan {email} is niet verstuurd. {problem} Probeer het straks opnieuw.")
        messages.error(request, text.format(email=email, problem=problem))
    else:
        messages.success(request, _("{email} krijgt een mail.").format(email=email))


def _to_members(request: SignedInRequest, member: Member) -> HttpResponse:
    """The list, or the desk for who may no longer see it."""
    mine = access.memberships(request.user).filter(partnership=member.partnership).first()
    if mine is None or not mine.is_manager:
        return redirect("desk")
    return redirect("members", member.partnership.slug)
