"""PyVRP on a day read as JSON from stdin: seconds as the first argument; prints the order of visits.

Waiting costs a fifth of travel: 8 a unit of distance and 2 a unit of duration are 10 a unit of travel, 2 of waiting, and
2 of service, which the prize gives back.
"""

import json
import sys

from pyvrp import Model
from pyvrp.stop import MaxRuntime

day = json.load(sys.stdin)
model = Model()
share = day["waiting"]
home = model.add_location(x=0, y=0)
depot = model.add_depot(home)
model.add_vehicle_type(
    start_depot=depot,
    end_depot=depot,
    start_late=day["start"],
    tw_early=day["start"],
    tw_late=day["end"],
    unit_distance_cost=10 - share,
    unit_duration_cost=share,
)
nodes, keys = [(home, day["base"])], []
for i, visit in enumerate(day["visits"]):
    windows = [(a, b - visit["minutes"]) for a, b in visit["windows"] if b - a >= visit["minutes"]]
    alone = len(windows) == 1
    spot = model.add_location(x=0, y=0)
    nodes.append((spot, visit["place"]))
    group = None if alone else model.add_client_group(required=visit["mandatory"])
    for opens, last in windows:
        model.add_client(
            spot,
            service_duration=visit["minutes"],
            tw_early=opens,
            tw_late=last,
            prize=0 if visit["mandatory"] else max(0, 10 * visit["prize"] - share * visit["minutes"]),
            required=visit["mandatory"] and alone,
            group=group,
        )
        keys.append(i)
for a, context in nodes:
    for b, there in nodes:
        if a is not b:
            minutes = day["travel"][context][there]
            model.add_edge(a, b, distance=minutes, duration=minutes)
result = model.solve(MaxRuntime(float(sys.argv[1])), seed=1, display=False)
order = [keys[step.idx] for route in result.best.routes() for step in route.schedule() if step.is_client()]
print(json.dumps(order))
