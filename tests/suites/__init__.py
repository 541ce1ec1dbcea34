"""Other people's suites, run through this project's readers and gates: ``make suites``.

Nothing of them is kept here. :mod:`tests.suites.fetch` brings each at a pinned commit into a cache, and the tests
ask of every input the same: no fault of the program, no words lost, nothing active, within a minute and a gigabyte.
"""
