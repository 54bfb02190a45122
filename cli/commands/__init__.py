"""The commands by subject: the name, the arguments, the options and the help of each.

What a command does stands in `cli`, in the module of the same name (``compare``, and ``ask --explain``, have one of
their own), and is imported only when the command is called. A module's ``add_to`` adds its commands to the
application; `cli.app` calls them in the order of the help page.

No ``from __future__ import annotations`` in them: the annotations carry help texts, which exist only once the
user's language is known, so that they are evaluated where they stand.
"""
