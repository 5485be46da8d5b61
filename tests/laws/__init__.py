"""Laws of the engine: what holds of every outcome, whatever the rule and the dossier."""
