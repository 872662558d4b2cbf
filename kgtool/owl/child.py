"""The program that runs owlready2 with HermiT: N-Triples on standard input, an answer on standard output.

It is run as a file, in a process of its own that its caller can end, with nothing of kgtool on its path, and imports no
more than owlready2. Arguments: the path of java, megabytes. The answer's first line is `consistent`, `inconsistent` or
`failed MESSAGE`; after `consistent` come the entailments as N-Triples.
"""

from __future__ import annotations

import io
import sys

#: Where owlready2 puts what HermiT found.
_INFERRED = "http://inferrences/"
#: The IRI of what is read; nothing is fetched from it, as its text is given.
_GIVEN = "urn:kgtool:given"


def main() -> None:
    """Read, reason, write."""
    import owlready2
    from owlready2 import reasoning

    owlready2.JAVA_EXE = sys.argv[1]
    reasoning.JAVA_MEMORY = int(sys.argv[2])
    world = owlready2.World()
    # What is only on this machine, or behind an address, is never an ontology to load.
    owlready2.onto_path.clear()
    given = world.get_ontology(_GIVEN)
    try:
        given.load(fileobj=io.BytesIO(sys.stdin.buffer.read()))
        owlready2.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        _answer(b"inconsistent\n")
        return
    except (owlready2.OwlReadyJavaError, owlready2.OwlReadyOntologyParsingError) as fault:
        _answer(b"failed " + " ".join(str(fault).split()).encode() + b"\n")
        return
    found = io.BytesIO()
    world.get_ontology(_INFERRED).save(found, format="ntriples", commit=False)
    _answer(b"consistent\n" + found.getvalue())


def _answer(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
