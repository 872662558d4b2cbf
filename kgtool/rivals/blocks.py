"""Every kind of blocks of the ledger, in its order."""

from __future__ import annotations

from kgtool.rivals.of_deals import DEALS
from kgtool.rivals.of_directions import PAIRS
from kgtool.rivals.of_figures import FIGURES_OF
from kgtool.rivals.of_places import CLOUDS, OFFERS, PARTNERSHIPS
from kgtool.rivals.of_readers import READINGS
from kgtool.rivals.of_relations import RELATIONS

BLOCKS = (DEALS, FIGURES_OF, RELATIONS, CLOUDS, OFFERS, PARTNERSHIPS, PAIRS, READINGS)
