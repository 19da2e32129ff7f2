"""What other libraries keep private and we cannot do without: each name once, and nowhere else.

A private name may go with any release. One module a library gives each of them a public name of
ours; ``tests/privates`` has a test for each, which fails the day it goes, and
``tests/architecture/test_private_names.py`` refuses them anywhere else. Nothing is imported here.
"""
