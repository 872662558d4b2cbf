"""How long the rules take, and how much memory: `python -m tests.benchmarks.reasoning`.

Generates triples about companies, people and places under an ontology with each kind of axiom that matters (subclass,
subproperty, inverse, symmetric, transitive, chain, domain, range, someValuesFrom, intersection), closes them, and finds
proofs of some of what was inferred. `nemo-python` (extra `bench`) runs the same rules on the same file where it is
installed. Each run is in a process of its own.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import resource
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kgtool.reason.closure import follow
from kgtool.reason.compile import Program, compiled
from kgtool.reason.instance import relation
from kgtool.reason.pattern import TYPE, Triple
from kgtool.reason.proof import Explainer
from kgtool.reason.stored import StoredFacts

if TYPE_CHECKING:
    import nmo_python

SIZES = (100_000, 1_000_000)
#: Proofs asked for, spread over all that was inferred.
PROOFS = 200

NS = "urn:bench:"
ONTOLOGY_GRAPH = ox.NamedNode(f"{NS}ontology")
ONTOLOGY = f"""
@prefix : <{NS}> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:Bank rdfs:subClassOf :Company . :Company rdfs:subClassOf :Organisation . :Organisation rdfs:subClassOf :Agent .
:Person rdfs:subClassOf :Agent .
:ownsAll rdfs:subPropertyOf :owns . :owns rdfs:subPropertyOf :controls .
:owns owl:inverseOf :ownedBy . :partnerOf a owl:SymmetricProperty . :partOf a owl:TransitiveProperty .
:worksFor rdfs:domain :Person ; rdfs:range :Organisation .
:worksIn owl:propertyChainAxiom ( :worksFor :locatedIn ) .
:Employer owl:equivalentClass [ owl:onProperty :employs ; owl:someValuesFrom :Person ] .
:employs owl:inverseOf :worksFor .
:BankOwner owl:equivalentClass [ owl:intersectionOf ( :Company [ owl:onProperty :owns ; owl:someValuesFrom :Bank ] ) ] .
:Company owl:disjointWith :Person .
"""


def triples(size: int) -> Iterator[str]:
    """Yield so many triples as lines of N-Triples, the same each time; three quarters as many follow from them."""
    chance = random.Random(7)
    companies, people, places = size // 25, size // 8, max(size // 20, 10)
    for number in range(companies):
        yield _line("c", number, TYPE, ("Company", "Company", "Bank")[number % 3])
        yield _line("c", number, "locatedIn", "p", chance.randrange(places))
        for name in ("ownsAll", "owns", "partnerOf"):
            yield _line("c", number, name, "c", chance.randrange(companies))
    for number in range(people):
        yield _line("h", number, "worksFor", "c", chance.randrange(companies))
    for number in range(places):
        # Places lie within each other in chains of ten.
        if number % 10:
            yield _line("p", number, "partOf", "p", number - 1)
    for number in range(size - 5 * companies - people - places + places // 10):
        yield _line("h", number % people, "knows", "h", chance.randrange(people))


def _line(kind: str, number: int, predicate: str, value: str, other: int | None = None) -> str:
    name = predicate if predicate == TYPE else f"<{NS}{predicate}>"
    return f"<{NS}{kind}{number}> {name} <{NS}{value}{'' if other is None else other}> ."


@cache
def axioms() -> tuple[ox.Triple, ...]:
    """Return the ontology's triples."""
    return tuple(quad.triple for quad in ox.parse(ONTOLOGY, format=ox.RdfFormat.TURTLE))


@cache
def program() -> Program:
    """Return the rules of the ontology."""
    return compiled(tuple(sorted((str(one.subject), str(one.predicate), str(one.object)) for one in axioms())))


@dataclass(frozen=True, slots=True)
class Run:
    """One run: who, how many triples were there and followed, seconds of the clock and of the processor, peak in MB."""

    who: str
    triples: int
    inferred: int
    seconds: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        more = f", {self.inferred:,} more" if self.inferred else ""
        return (
            f"{self.who}: {self.triples:,} triples{more}, {self.seconds:.2f} s "
            f"({self.processor:.2f} s of processor time), peak {self.megabytes:,.0f} MB"
        )


def own(path: Path) -> int:
    """Close the triples of a file, and return how many followed."""
    with path.open(encoding="utf-8") as file:
        return sum(1 for _ in follow(file.read().splitlines(), program()))


def in_store(path: Path) -> int:
    """Load a file into a store, close it there, and return how many triples followed."""
    store = ox.Store()
    store.bulk_load(path=path, format=ox.RdfFormat.N_TRIPLES)
    return close(store)


def close(store: ox.Store) -> int:
    """Add to a store's default graph what follows, and return how many triples it is."""
    data = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    assert data is not None
    lines = [f"{s} {p} {o} .\n" for s, p, o in follow(data.decode().splitlines(), program()) if o[0] != "_"]
    store.bulk_load("".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES, lenient=True)
    return len(lines)


def nemo(path: Path) -> int:
    """Close the triples of a file with Nemo; they stay there, as it takes longer to hand them to Python one by one."""
    nemo_engine(path).reason()
    return 0


def nemo_engine(path: Path) -> nmo_python.NemoEngine:
    """Return Nemo with the triples of a file and the rules, before it runs."""
    import nmo_python

    return nmo_python.NemoEngine(nmo_python.load_string(nemo_rules(path)[0]))


def nemo_rules(path: Path) -> tuple[str, dict[str, str]]:
    """Return the program as Nemo reads it, a predicate a relation, as our own engine has it, and their names."""
    names: dict[str, str] = {}

    def atom(own: Triple) -> str:
        found = relation(own)
        assert found is not None
        name = names.setdefault(found, f"r{len(names)}")
        return f"{name}({own[0]})" if own[1] == TYPE else f"{name}({own[0]}, {own[2]})"

    rules = []
    for instance in program().instances:
        if instance.head is not None and all(part[1][0] != "?" for part in (*instance.body, instance.head)):
            rules.append(f"{atom(instance.head)} :- {', '.join(atom(part) for part in instance.body)} .")
    read = [_nemo_read(found, name) for found, name in names.items()]
    return "\n".join([f'@import t :- rdf{{resource = "{path}"}} .', *read, *rules]), names


def _nemo_read(found: str, name: str) -> str:
    if found.startswith("a "):
        return "" if found.startswith("a _:") else f"{name}(?x) :- t(?x, {TYPE}, {found[2:]}) ."
    return f"{name}(?x, ?y) :- t(?x, {found}, ?y) ."


def prove(path: Path) -> tuple[int, float, float]:
    """Close a store and prove some of what follows: how many proofs, mean and longest processor time of one."""
    rules, stated, known = program(), ox.Store(), ox.Store()
    for store in (stated, known):
        store.bulk_load(path=path, format=ox.RdfFormat.N_TRIPLES)
        store.extend(ox.Quad(one.subject, one.predicate, one.object, ONTOLOGY_GRAPH) for one in axioms())
    close(known)
    graphs = (ox.DefaultGraph(), ONTOLOGY_GRAPH)
    found = [quad.triple for quad in known if quad not in stated]
    seconds = []
    for triple in sorted(found, key=str)[:: max(len(found) // PROOFS, 1)]:
        begin = process_time()
        explainer = Explainer(StoredFacts(known, graphs), StoredFacts(stated, graphs), rules)
        proof = explainer.shortest((str(triple.subject), str(triple.predicate), str(triple.object)))
        seconds.append(process_time() - begin)
        assert proof is not None, triple
    return len(seconds), sum(seconds) / len(seconds), max(seconds)


RUNS: dict[str, Callable[[Path], int]] = {"kgtool": own, "kgtool in a store": in_store, "nemo": nemo}


def measure(who: str, path: Path, size: int) -> Run:
    """Run one engine in a process of its own."""
    there, here = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_send, args=(here, who, path, size))
    process.start()
    here.close()
    result: Run = there.recv()
    process.join()
    return result


def _send(connection: object, who: str, path: Path, size: int) -> None:
    begin, processor = perf_counter(), process_time()
    inferred = RUNS[who](path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    run = Run(who, size, inferred, perf_counter() - begin, process_time() - processor, peak)
    connection.send(run)  # type: ignore[attr-defined]


def main() -> None:
    """Print what each engine took at each size."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--triples", type=int, nargs="*", default=SIZES)
    given = parser.parse_args()
    for size in given.triples:
        with TemporaryDirectory() as place:
            path = Path(place) / "triples.nt"
            path.write_text("\n".join(triples(size)) + "\n", encoding="utf-8")
            for who in RUNS:
                if who == "nemo" and importlib.util.find_spec("nmo_python") is None:
                    print("nemo: not installed (pip install '.[bench]')")
                else:
                    print(measure(who, path, size))
            count, mean, longest = prove(path)
            print(f"{count} proofs at {size:,} triples: {1000 * mean:.1f} ms each, the longest {1000 * longest:.1f} ms")


if __name__ == "__main__":
    main()
