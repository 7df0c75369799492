"""The weights of links, learned from what people answered."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.linking.fits import current, use
from claims.linking.learning import TooFew, learn
from claims.linking.model import TELLING
from claims.models import Fit

SHIPPED = 0


class Command(BaseCommand):
    help = (
        "Learn from people's answers how much each kind of evidence for a link weighs. What tells "
        "held-out answers better is used from then on; answers themselves never change."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        deed = parser.add_mutually_exclusive_group()
        deed.add_argument("--list", action="store_true", help="only list the fits there are")
        deed.add_argument(
            "--use", type=int, metavar="N", help=f"go back to fit N; {SHIPPED} is what was shipped"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            self.list()
        elif options["use"] is not None:
            self.use(options["use"])
        else:
            self.learn()

    def learn(self) -> None:
        try:
            fit = learn(by=None)
        except TooFew as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"Fit {fit.pk}, from {fit.decisions} answers; on answers held out:")
        self.figures(fit)
        if fit.status == Fit.Status.CURRENT:
            self.stdout.write("It tells them better and is used from now on; links are re-scored.")
        else:
            self.stdout.write(
                "It does not tell them better, so nothing changes; "
                f"`learn_links --use {fit.pk}` uses it all the same."
            )

    def figures(self, fit: Fit) -> None:
        row = "{:<12} {:>8}   {:>6} {:>6}   {:>6} {:>6}   {:>6} {:>6}"
        self.stdout.write(
            row.format("relation", "positive", "AP", "was", "loss", "was", "ECE", "was")
        )
        for relation in TELLING:
            each = fit.figures[relation]
            pairs = (
                f"{each[when][figure]:.3f}"
                for figure in ("precision", "loss", "calibration")
                for when in ("fit", "before")
            )
            self.stdout.write(row.format(relation, each["positive"], *pairs))

    def list(self) -> None:
        fits = Fit.objects.defer("held_out", "parameters").select_related("created_by")
        current = next((fit for fit in fits if fit.status == Fit.Status.CURRENT), None)
        for fit in fits:
            by = fit.created_by or "the command line"
            mark = " (in use)" if fit == current else ""
            made = f"{fit.created_at:%Y-%m-%d %H:%M} by {by}"
            self.stdout.write(f"{fit.pk}: {made}, from {fit.decisions} answers{mark}")
        self.stdout.write(f"{SHIPPED}: as shipped{'' if current else ' (in use)'}")

    def use(self, number: int) -> None:
        fit = Fit.objects.filter(pk=number).first() if number != SHIPPED else None
        if number != SHIPPED and fit is None:
            raise CommandError(f"There is no fit {number}; `learn_links --list` shows them.")
        use(fit, by=None, seen=current())
        self.stdout.write(f"In use: {fit or 'as shipped'}. Links are re-scored by the workers.")
