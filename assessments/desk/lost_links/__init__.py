"""Somebody lost the link, and asks for it with a mail address: one answer, whatever the address.

While they wait nothing is looked up: the address becomes a keyed digest, of which the worker finds
out whose it is. Neither what is queued nor what is counted tells an address, and what the request
costs doesn't either.
"""
