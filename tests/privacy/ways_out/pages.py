"""Every page that somebody with an account or a link can open, but for those of results.

Found in the URL configuration (`tests.privacy.served.addresses`), so that a page that is added
later is looked at too.
"""

from django.urls import reverse

from tests.privacy.served.addresses import admin_addresses, desk_addresses, values_of


def desk_pages(client, current_round, person):
    """What a manager or reader gets for every page of the desk about the round."""
    key = f"{person.atom[0]}-{person.role}"
    values = {**values_of(current_round), "person": [person.pk], "key": [key]}
    members = current_round.partnership.members.values_list("pk", flat=True)
    slug = current_round.partnership.slug
    of_members = [reverse("change_member", args=[slug, member]) for member in members]
    for address in desk_addresses(values) + of_members:
        yield address, client.get(address)


def admin_pages(client):
    """Every page of the admin."""
    for address in admin_addresses():
        yield address, client.get(address)
