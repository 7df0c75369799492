"""How much a reader takes in before it says no: far above any article, far below a machine."""

MEGABYTE = 1024 * 1024

HEAD_BYTES = 64 * 1024  # what the type and the charset are sniffed from
PAGE_BYTES = 4 * MEGABYTE  # one text or HTML file, which is one article
FEED_BYTES = 16 * MEGABYTE
BODY_CHARACTERS = 1_000_000  # one article inside a table, a JSON file or a feed
LINE_CHARACTERS = 4_000_000  # one line of a table or a JSON file

ARCHIVE_MEMBERS = 10_000
ARCHIVE_DIRECTORY_BYTES = 4 * MEGABYTE
ARCHIVE_MEMBER_BYTES = 128 * MEGABYTE
ARCHIVE_BYTES = 1024 * MEGABYTE
ARCHIVE_RATIO = 100  # prose packs to a third, repetitive markup to a thirtieth
