"""VROOM on a day read as JSON from stdin: seconds as the first argument; prints the order of visits.

Its objective puts the sum of priorities first and travel second, so the prizes are priorities from 1 to 99, an
appointment 100: not quite like for like.
"""

import json
import sys
from datetime import timedelta

import numpy
import vroom

day = json.load(sys.stdin)
top = max([visit["prize"] for visit in day["visits"]] + [1])
problem = vroom.Input()
problem.set_durations_matrix("car", numpy.array(day["travel"], dtype=numpy.uint32))
base = day["base"]
problem.add_vehicle(vroom.Vehicle(1, start=base, end=base, time_window=vroom.TimeWindow(day["start"], day["end"])))
for i, visit in enumerate(day["visits"]):
    windows = sorted((a, b - visit["minutes"]) for a, b in visit["windows"] if b - a >= visit["minutes"])
    priority = 100 if visit["mandatory"] else max(1, round(99 * visit["prize"] / top))
    spans = [vroom.TimeWindow(a, b) for a, b in windows]
    job = vroom.Job(i, location=visit["place"], default_service=visit["minutes"], priority=priority, time_windows=spans)
    problem.add_job(job)
solution = problem.solve(exploration_level=5, nb_threads=1, timeout=timedelta(seconds=float(sys.argv[1])))
steps = solution.routes
print(json.dumps([int(row.id) for row in steps.itertuples() if row.type == "job"]))
