"""The ledger of gaps (销号台账): every gap by an identity that stays, from opened to filled."""
