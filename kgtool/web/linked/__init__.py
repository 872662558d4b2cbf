"""Linked data: each IRI of the graph at its own address, descriptions of the whole, questions and search as data.

One rule for all addresses: the document itself is sent (200, never a redirect) in the form that Accept asks for, or
that `?format=` or a suffix (`.ttl`) names. `Content-Location` says where that form has an address of its own, `Link`
with rel=canonical which IRI is described, `Vary: Accept` that there are others. Documents change with the build only,
so each has an ETag of it.
"""
