"""Who may do what: one table."""

from enum import StrEnum


class Permission(StrEnum):
    READ = "read"  # articles, claims, their history
    IMPORT = "import"  # batches in, and back out
    REVIEW = "review"  # decide on claims and links
    SETTLE = "settle"  # decide where two people who were asked disagree
    EXPORT = "export"  # take files away
    ADMINISTER = "administer"  # people, outlets, Django's admin


class Role(StrEnum):
    ANALYST = "analyst"
    EDITOR = "editor"
    ADMIN = "admin"


class Scope(StrEnum):
    """What an access token lets a program read, besides what its owner's role says."""

    ARTICLES = "articles"
    CLAIMS = "claims"
    THREADS = "threads"
    REPORTS = "reports"


PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ANALYST: frozenset({Permission.READ, Permission.REVIEW, Permission.SETTLE}),
    Role.EDITOR: frozenset({Permission.READ, Permission.SETTLE, Permission.EXPORT}),
    Role.ADMIN: frozenset(Permission),
}
