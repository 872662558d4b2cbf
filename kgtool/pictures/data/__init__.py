"""From a store's rows to what pictures draw."""
