"""Folds in which no article of a tested pair was seen in training."""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp

FOLDS = 5
STEPS = 400_000
EVENNESS = 1000.0  # what an uneven deal of labels costs, in pairs that fall between groups


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled pair, by the articles of its two claims."""

    articles: tuple[str, str]
    label: str


def folds(pairs: Sequence[Labelled], count: int = FOLDS) -> list[int]:
    """The fold in which each pair is tested, from 0 on.

    Nearly all articles hang together by pairs, so that whole components cannot be dealt out.
    Articles are parted into groups with few pairs between them and the labels dealt out
    evenly, by simulated annealing (Kirkpatrick, Gelatt and Vecchi, 1983). A pair is tested with
    the group of its first article.
    """
    group = parted(pairs, count, random.Random(0))  # noqa: S311 - reproducible, not secret
    return [group[pair.articles[0]] for pair in pairs]


def training_pairs(pairs: Sequence[Labelled], tested_in: Sequence[int], fold: int) -> list[int]:
    """The places of the pairs that share no article with any pair tested in `fold`."""
    tested = {
        article
        for pair, k in zip(pairs, tested_in, strict=True)
        if k == fold
        for article in pair.articles
    }
    return [i for i, pair in enumerate(pairs) if tested.isdisjoint(pair.articles)]


@dataclass(slots=True)
class Article:
    neighbours: list[str] = field(default_factory=list)
    labels: Counter[str] = field(default_factory=Counter)


def parted(pairs: Sequence[Labelled], count: int, chance: random.Random) -> dict[str, int]:
    """A group for each article."""
    graph = graph_of(pairs)
    articles = sorted(graph)
    group = {article: chance.randrange(count) for article in articles}
    totals = sum((each.labels for each in graph.values()), Counter[str]())
    loads = [
        sum((graph[a].labels for a in articles if group[a] == k), Counter[str]())
        for k in range(count)
    ]
    for step in range(STEPS):
        article, to = chance.choice(articles), chance.randrange(count)
        now, node = group[article], graph[article]
        if to == now:
            continue
        nearer = closeness(node, group, to) - closeness(node, group, now)
        gain = nearer - EVENNESS * unevenness(node, loads[now], loads[to], totals)
        if gain >= 0 or chance.random() < exp(gain / max(0.02, 1 - step / (0.75 * STEPS))):
            loads[now].subtract(node.labels)
            loads[to].update(node.labels)
            group[article] = to
    return group


def graph_of(pairs: Sequence[Labelled]) -> dict[str, Article]:
    graph: dict[str, Article] = defaultdict(Article)
    for pair in pairs:
        for article, neighbour in (pair.articles, pair.articles[::-1]):
            graph[article].neighbours.append(neighbour)
            graph[article].labels[pair.label] += 1
    return graph


def closeness(node: Article, group: dict[str, int], to: int) -> int:
    return sum(group[each] == to for each in node.neighbours)


def unevenness(node: Article, now: Counter[str], to: Counter[str], totals: Counter[str]) -> float:
    """By how much the sum of squared shares grows if the article moves."""
    return sum(
        2 * n * (to[label] - now[label] + n) / totals[label] ** 2
        for label, n in node.labels.items()
    )
