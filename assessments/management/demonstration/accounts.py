"""Who can sign in to the demonstration. The password is no secret: it is printed."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from assessments.models import Member, Municipality, Partnership, User

PASSWORD = "samen-aan-tafel"  # noqa: S105 - printed for everybody; the answers are fictitious


@dataclass(frozen=True)
class Account:
    email: str
    first_name: str
    last_name: str


CONSULTANT = Account("adviseur@demo.example", "G.", "Demonstratie")
READER = Account("meelezer@demo.example", "H.", "Demonstratie")
READERS_OF_ONE = {
    "bel": (Account("griffie.laren@demo.example", "K.", "Demonstratie"), "GM0417"),
    "regio-alkmaar": (Account("griffie.heiloo@demo.example", "L.", "Demonstratie"), "GM0399"),
}
"""Per partnership: who reads for one municipality only."""
COORDINATORS = {
    "regio-alkmaar": (
        (Account("griffie.bergen@demo.example", "M.", "Demonstratie"), "GM0373"),
        (Account("griffie.castricum@demo.example", "N.", "Demonstratie"), "GM0383"),
        (Account("griffie.dijkenwaard@demo.example", "P.", "Demonstratie"), "GM1980"),
    )
}
"""Per partnership: who fills in the list of one municipality."""
READY = "griffie.bergen@demo.example"
"""The one who is ready with it."""


def make_accounts() -> dict[str, User]:
    """Every account by its address; those that are there keep their password."""
    coordinators = [account for each in COORDINATORS.values() for account, _ in each]
    readers = [account for account, _ in READERS_OF_ONE.values()]
    accounts = [CONSULTANT, READER, *readers, *coordinators]
    addresses = [account.email for account in accounts]
    there = set(User.objects.filter(email__in=addresses).values_list("email", flat=True))
    missing = [account for account in accounts if account.email not in there]
    if missing:
        password = make_password(PASSWORD)
        User.objects.bulk_create(
            User(password=password, makes_partnerships=account == CONSULTANT, **vars(account))
            for account in missing
        )
    return User.objects.in_bulk(addresses, field_name="email")


def join(partnership: Partnership, users: dict[str, User]) -> None:
    """Give everybody a place: the consultant manages, griffies coordinate, the others read."""
    members = [
        Member(user=users[CONSULTANT.email], level=Member.Level.MANAGER),
        Member(user=users[READER.email], level=Member.Level.READER),
    ]
    if partnership.slug in READERS_OF_ONE:
        account, code = READERS_OF_ONE[partnership.slug]
        place = Municipality.objects.get(code=code)
        reader = users[account.email]
        members.append(Member(user=reader, level=Member.Level.READER, municipality=place))
    for account, code in COORDINATORS.get(partnership.slug, ()):
        place = Municipality.objects.get(code=code)
        coordinator = users[account.email]
        members.append(Member(user=coordinator, level=Member.Level.COORDINATOR, municipality=place))
    for member in members:
        member.partnership = partnership
    Member.objects.bulk_create(members)
