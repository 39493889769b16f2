"""OR-Tools' routing solver on a day read as JSON from stdin: seconds as the first argument; prints the order of visits."""

import json
import sys
from itertools import pairwise

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

day = json.load(sys.stdin)
share = day["waiting"]
places = [day["base"], *(visit["place"] for visit in day["visits"])]
service = [0, *(visit["minutes"] for visit in day["visits"])]
manager = pywrapcp.RoutingIndexManager(len(places), 1, 0)
routing = pywrapcp.RoutingModel(manager)


def leg(a: int, b: int) -> int:
    return day["travel"][places[manager.IndexToNode(a)]][places[manager.IndexToNode(b)]]


travel = routing.RegisterTransitCallback(lambda a, b: (10 - share) * leg(a, b))
time = routing.RegisterTransitCallback(lambda a, b: service[manager.IndexToNode(a)] + leg(a, b))
routing.SetArcCostEvaluatorOfAllVehicles(travel)
routing.AddDimension(time, day["end"], day["end"], False, "time")
clock = routing.GetDimensionOrDie("time")
clock.SetSpanCostCoefficientForAllVehicles(share)
clock.CumulVar(routing.Start(0)).SetRange(day["start"], day["start"])
clock.CumulVar(routing.End(0)).SetRange(day["start"], day["end"])
for i, visit in enumerate(day["visits"], 1):
    starts = sorted((a, b - visit["minutes"]) for a, b in visit["windows"] if b - a >= visit["minutes"])
    cumul = clock.CumulVar(manager.NodeToIndex(i))
    cumul.SetRange(starts[0][0], starts[-1][1])
    for (_, before), (after, _) in pairwise(starts):
        cumul.RemoveInterval(before + 1, after - 1)
    penalty = 10**8 if visit["mandatory"] else max(0, 10 * visit["prize"] - share * visit["minutes"])
    routing.AddDisjunction([manager.NodeToIndex(i)], penalty)
search = pywrapcp.DefaultRoutingSearchParameters()
search.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
search.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
search.time_limit.FromMilliseconds(int(1000 * float(sys.argv[1])))
solution = routing.SolveWithParameters(search)
order = []
index = routing.Start(0) if solution else None
while index is not None and not routing.IsEnd(index):
    if node := manager.IndexToNode(index):
        order.append(node - 1)
    index = solution.Value(routing.NextVar(index))
print(json.dumps(order))
