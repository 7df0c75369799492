"""How much a reader takes in before it says no: far above any article, far below a machine."""

MEGABYTE = 1024 * 1024

HEAD_BYTES = 64 * 1024  # what the type and the charset are sniffed from
PAGE_BYTES = 4 * MEGABYTE  # one text or HTML file, which is one article
FEED_BYTES = 16 * MEGABYTE
JSON_FEED_BYTES = 8 * MEGABYTE  # thirty times that in memory, where it is all small objects
BODY_CHARACTERS = 1_000_000  # one article inside a table, a JSON file or a feed
LINE_CHARACTERS = 4_000_000  # one line of a table or a JSON file
ROW_CELLS = 500  # of a row of a table, to be given back as it came
ROW_CHARACTERS = 100_000  # of the same, beside the body

ARCHIVE_MEMBERS = 10_000
ARCHIVE_DIRECTORY_BYTES = 4 * MEGABYTE
ARCHIVE_MEMBER_BYTES = 128 * MEGABYTE
ARCHIVE_BYTES = 1024 * MEGABYTE
ARCHIVE_RATIO = 100  # prose packs to a third, repetitive markup to a thirtieth

DOCUMENT_BYTES = 64 * MEGABYTE  # one PDF, Word document or workbook
DOCUMENT_UNPACKED_BYTES = 256 * MEGABYTE
DOCUMENT_PAGES = 500
CHILD_MEMORY_BYTES = 300 * MEGABYTE  # above what the child needs to begin
CHILD_SECONDS = 60

MAIL_BYTES = 16 * MEGABYTE  # with its pictures
MAIL_LINES = 300_000
XML_BYTES = 16 * MEGABYTE
MARKS = 600_000  # the < and = of one XML file; each costs far more memory than its byte
ADDRESS_CHARACTERS = 2000
READ_SECONDS = 420  # for one upload; below the time after which its worker is stopped
REFUSED_IN_A_ROW = 10_000  # then it is the file that is wrong
