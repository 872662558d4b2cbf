"""The typed ledger of contradictions: what claims of one deal, figure or relation cannot all say truly."""
