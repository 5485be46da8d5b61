"""The verb ``screen``: every rule on every cooperative and year of a register."""



