"""What the items of a batch would become: worked out before anything goes into the store."""

import datetime as dt
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.db.models import Q, QuerySet

from articles import copies, ledger
from articles.ingest import FILLED_IN, address, normalised
from articles.models import Batch, Item, Outlet, Portion, Preview, Version
from articles.normalisation import Normalised
from articles.outlets import own_names
from articles.reading import Record, Rejected
from articles.reading.records import storable
from articles.work import Status
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

log = logging.getLogger(__name__)
Kind = Preview.Kind


def preview(lease: ledger.Lease[Portion]) -> None:
    """Foresee the items of one portion that still wait for a person."""
    portion = Portion.objects.select_related("upload").get(pk=lease.pk)
    places = (portion.first, portion.last)
    items = portion.upload.items.filter(position__range=places, status=Status.PARSED)
    read = _normalised(list(items.select_related("batch__outlet")))
    with ledger.finishing(lease) as held:
        _foresee(portion.upload.batch_id, read)
        ledger.settle(held, Status.DONE)


def preview_items(items: Sequence[Item]) -> None:
    """Foresee these items of one batch here and now; call inside a transaction."""
    if items:
        _foresee(items[0].batch_id, _normalised(items))


def mend(item: Item, *, outlet: str, published: dt.date | None, by: User | None) -> bool:
    """Write outlet and date into one record, where given, and foresee it again; False once its
    batch is decided."""
    with transaction.atomic():
        batch = Batch.objects.select_for_update(no_key=True).get(pk=item.batch_id)
        held = batch.items.filter(pk=item.pk, status=Status.PARSED).exclude(record={}).first()
        if held is None or batch.status != Batch.Status.PREVIEW:
            return False
        mended = {"outlet": outlet} if outlet else {}
        if published:
            mended["published"] = dt.datetime.combine(published, dt.time(), dt.UTC).isoformat()
            mended["signal"] = FILLED_IN
        before = {name: held.record.get(name) for name in mended}
        held.record |= mended
        held.save(update_fields=["record"])
        record("mend", held, by=by, before=before, after=mended)
        preview_items([held])
    return True


class Read(NamedTuple):
    item: Item
    text: Normalised | None
    reason: str = ""


def _normalised(items: Sequence[Item]) -> list[Read]:
    """The text of each item, or why there is none; signed, so that copies can be found.

    What has to be fetched first has neither.
    """
    read = [_read(item) for item in items]
    texts = [each.text for each in read if each.text]
    copies.sign({text.sha256: text.text for text in texts})
    names = own_names({text.outlet for text in texts})
    return [_renamed(each, names) for each in read]


def _renamed(read: "Read", names: Mapping[str, str]) -> "Read":
    """At the outlet that its record means, whatever name it gives it."""
    if read.text is None or read.text.outlet not in names:
        return read
    return read._replace(text=replace(read.text, outlet=names[read.text.outlet]))


def _read(item: Item) -> Read:
    if _to_fetch(item):
        return Read(item, None)
    try:
        return Read(item, normalised(item, Record.from_json(item.record)))
    except Rejected as rejected:
        return Read(item, None, rejected.reason)
    except SoftTimeLimitExceeded:  # first, since it is an Exception too
        raise
    except Exception as error:  # one such row must not hide the others of its portion
        log.exception("item %s cannot be previewed", item.pk)
        return Read(item, None, storable(f"{type(error).__name__}: {error}")[:500])


def _to_fetch(item: Item) -> bool:
    return bool(item.address) and not item.record


def _foresee(batch_id: int, read: Sequence[Read]) -> None:
    """Write the previews of these items in place of the ones they have.

    Portions of one batch take turns, so that of two equal texts one is the first.
    """
    Batch.objects.select_for_update(no_key=True).get(pk=batch_id)
    mine = Preview.objects.filter(item__in=[each.item for each in read])
    followers = _followers([each.item.pk for each in read])
    mine.delete()
    others = Preview.objects.filter(item__batch=batch_id).exclude(item__in=followers)
    known = _Known.about([each.text for each in read if each.text], others)
    Preview.objects.bulk_create(_preview(each, known) for each in read)


def _followers(items: list[int]) -> set[int]:
    """The items that are said to be copies of these, or of such items: none may be the twin of
    one of these in turn."""
    found: set[int] = set()
    while items:
        following = Preview.objects.filter(twin__in=items).values_list("item", flat=True)
        items = [item for item in following if item not in found]
        found |= set(items)
    return found


def _preview(read: Read, known: "_Known") -> Preview:
    text = read.text
    if _to_fetch(read.item):
        given = {"title": read.item.address[:500], "url": address(read.item.address)}
        return Preview(item=read.item, kind=Kind.TO_FETCH, **given)
    if text is None:
        return Preview(item=read.item, kind=Kind.BAD, reason=read.reason)
    found = known.kind_of(text)
    known.add(text, _Place(None, read.item))
    return Preview(
        item=read.item,
        kind=found.kind,
        version=found.place.version,
        twin=found.place.twin,
        share=found.share,
        title=text.title[:500],
        outlet=text.outlet[:200],
        published_at=text.published,
        signal=text.signal[:100],
        language=text.language[:16],
        url=address(text.url),
        wire=text.wire[:200],
        sha256=text.sha256,
    )


def _folded(outlet: Outlet | None) -> str:
    return outlet.name.casefold() if outlet else ""


class _Place(NamedTuple):
    """Where a text is: in the store, or at an item of the batch."""

    version: Version | None = None
    twin: Item | None = None


class _Found(NamedTuple):
    kind: Preview.Kind
    place: _Place = _Place()
    share: float | None = None


@dataclass
class _Known:
    """What the store and the batch hold already of what these texts could meet."""

    printed: dict[tuple[str, str], _Place]  # by outlet and text
    addresses: dict[str, tuple[str, _Place]]  # the outlet at each, and what stands there
    texts: dict[str, _Place]
    near: dict[str, list[tuple[float, str]]]

    @classmethod
    def about(cls, texts: Sequence[Normalised], previews: QuerySet[Preview]) -> "_Known":
        """The store goes before the batch, the first before the later ones."""
        mine = {text.sha256 for text in texts}
        known = cls({}, {}, {}, copies.near(mine))
        alike = mine | {sha256 for found in known.near.values() for _, sha256 in found}
        urls = {address(text.url) for text in texts} - {""}
        stored = Version.objects.select_related("outlet", "article__outlet")
        for version in stored.filter(article__url__in=urls).order_by("-number"):
            place = (_folded(version.article.outlet), _Place(version))
            known.addresses.setdefault(version.article.url, place)
        for version in stored.filter(sha256__in=alike).order_by("pk"):
            outlet = _folded(version.outlet)
            known._note(outlet, version.sha256, "", _Place(version))
        met = previews.filter(Q(sha256__in=alike) | Q(url__in=urls)).exclude(sha256="")
        for one in met.order_by("pk").select_related("item"):
            known._note(one.outlet.casefold(), one.sha256, one.url, _Place(None, one.item))
        return known

    def kind_of(self, text: Normalised) -> _Found:
        url = address(text.url)
        outlet, at_address = self.addresses.get(url, (text.outlet.casefold(), None))
        if known := self.printed.get((outlet, text.sha256)):
            return _Found(Kind.DUPLICATE, known)
        if at_address:
            return _Found(Kind.CHANGED, at_address)
        for common, sha256 in [(1.0, text.sha256), *self.near.get(text.sha256, [])]:
            if place := self.texts.get(sha256):
                return _Found(Kind.NEAR, place, common)
        return _Found(Kind.NEW)

    def add(self, text: Normalised, place: _Place) -> None:
        url = address(text.url)
        outlet = self.addresses[url][0] if url in self.addresses else text.outlet.casefold()
        self._note(outlet, text.sha256, url, place)

    def _note(self, outlet: str, sha256: str, url: str, place: _Place) -> None:
        self.printed.setdefault((outlet, sha256), place)
        self.texts.setdefault(sha256, place)
        if url:
            self.addresses.setdefault(url, (outlet, place))
