"""HiGHS pursuing every goal in sequence, the way a careful user would: one programme with the rows of all
goals; after each goal every column and row with a dual value is fixed where it stands, so that later
goals take nothing from it. (A row that holds the goal's value within a tolerance was tried first: with
1e-8 of the profit given up, balance comes out a quarter per cent better, and with none HiGHS finds some
of the later goals infeasible.)

A scenario changes the time of groups on one day. That moves the bounds of *regular/GROUP@DAY*, and in the
measures of balance the coefficients that stand for capacity: both are derived here from the exported
programmes, so that both sides solve the same scenario; values are compared goal by goal.
"""

import time

import highspy
import numpy

# A dual value that counts, for each unit of the goal's largest cost: as junheng has it, for like with like
# (HiGHS' own tolerance for reduced costs, 1e-7 whatever the costs, holds a dearer goal more tightly).
DUAL = 1e-9

# Seconds after which one way of solving from nothing is given up, and counted as having taken them.
PATIENCE = 120


def quiet():
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    return solver


def read(mps):
    solver = quiet()
    solver.readModel(str(mps))
    return solver.getLp()


def best(solver):
    """The optimum, or None, and the pivots to it. Where a basis kept leads HiGHS astray, once more from
    nothing, as a careful user would."""
    solver.run()
    pivots = solver.getInfo().simplex_iteration_count
    ended = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit)
    if solver.getModelStatus() not in ended:
        solver.clearSolver()
        solver.run()
        pivots += solver.getInfo().simplex_iteration_count
    optimal = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return (solver.getObjectiveValue() if optimal else None), pivots


class InSequence:
    """The goals' programmes as one, from the MPS file of each goal in sequence."""

    def __init__(self, files):
        programmes = [read(file) for file in files]
        last = programmes[-1]
        self.columns = {name: at for at, name in enumerate(last.col_names_)}
        self.rows = {name: at for at, name in enumerate(last.row_names_)}
        # A goal is frozen for those after it by bounds: the first file that knows one has it free.
        lower, upper = list(last.col_lower_), list(last.col_upper_)
        row_lower, row_upper = list(last.row_lower_), list(last.row_upper_)
        for programme in reversed(programmes):
            for name, low, high in zip(programme.col_names_, programme.col_lower_, programme.col_upper_):
                at = self.columns[name]
                lower[at], upper[at] = low, high
            for name, low, high in zip(programme.row_names_, programme.row_lower_, programme.row_upper_):
                at = self.rows[name]
                row_lower[at], row_upper[at] = low, high
        last.col_lower_, last.col_upper_ = lower, upper
        last.row_lower_, last.row_upper_ = row_lower, row_upper
        self.lp = last
        # Columns first, then rows.
        self.lower, self.upper = numpy.array(lower + row_lower), numpy.array(upper + row_upper)
        self.senses = [programme.sense_ for programme in programmes]
        self.offsets = [programme.offset_ for programme in programmes]
        self.costs = []
        for programme in programmes:
            costs = [0.0] * len(self.columns)
            for name, cost in zip(programme.col_names_, programme.col_cost_):
                costs[self.columns[name]] = cost
            self.costs.append(costs)
        self.measures()

    def measures(self):
        """Where capacity stands in the coefficients and costs of balance."""
        matrix = self.lp.a_matrix_
        names, rows = self.lp.col_names_, self.lp.row_names_
        self.time, self.by_day = {}, {}
        for column, name in enumerate(names):
            for entry in range(matrix.start_[column], matrix.start_[column + 1]):
                row, value = matrix.index_[entry], matrix.value_[entry]
                if name.startswith("peak/") and rows[row].startswith(f"{name}@"):
                    self.time[(name, rows[row].rsplit("@", 1)[1])] = (row, column, value)
                elif rows[row].startswith("load-change/") and "@" in name:
                    self.by_day.setdefault(name.rsplit("@", 1)[1], []).append((row, column, value))
        self.own = {}
        for (peak, _), (_, _, value) in self.time.items():
            self.own[peak] = self.own.get(peak, 0.0) + value
        peaks = [at for at, costs in enumerate(self.costs) if any(costs[self.columns[it]] for it in self.own)]
        self.balance = peaks[0] if peaks else None

    def changed(self, scenario):
        """Bounds, coefficients and costs of balance in a scenario: lists of positions and values."""
        bounds, entries, days, groups = [], [], {}, {}
        for name, factor in scenario:
            at = self.columns[name]
            bounds.append((at, self.upper[at] * factor, self.upper[at]))
            group, day = name.removeprefix("regular/").rsplit("@", 1)
            row, column, value = self.time[(f"peak/{group}", day)]
            entries.append((row, column, value * factor, value))
            more = value * (factor - 1)
            days[day] = days.get(day, 0.0) + more
            groups[f"peak/{group}"] = groups.get(f"peak/{group}", 0.0) + more
        for day, more in days.items():
            for row, column, value in self.by_day.get(day, []):
                whole = 1 / abs(value) + more
                entries.append((row, column, (1 if value > 0 else -1) / whole, value))
        costs = {}
        if self.balance is not None:
            whole = sum(self.own.values())
            for peak, own in self.own.items():
                at = self.columns[peak]
                now = self.costs[self.balance][at]
                share = (own + groups.get(peak, 0.0)) / own * whole / (whole + sum(groups.values()))
                costs[at] = now * share
        return bounds, entries, costs

    def pose(self, solver, goal, costs=None):
        """The objective of a goal."""
        of = list(self.costs[goal])
        for at, cost in (costs or {}).items() if goal == self.balance else ():
            of[at] = cost
        solver.changeColsCost(len(of), list(range(len(of))), of)
        solver.changeObjectiveSense(self.senses[goal])
        solver.changeObjectiveOffset(self.offsets[goal])

    def bound(self, solver, before, after):
        """Moves the bounds that differ."""
        for at in numpy.nonzero((before[0] != after[0]) | (before[1] != after[1]))[0]:
            low, high = after[0][at], after[1][at]
            if at < len(self.columns):
                solver.changeColBounds(int(at), low, high)
            else:
                solver.changeRowBounds(int(at) - len(self.columns), low, high)

    def fixed(self, solver, bounds, goal):
        """The bounds with what a goal holds fixed at its value."""
        solution = solver.getSolution()
        duals = numpy.concatenate([solution.col_dual, solution.row_dual])
        values = numpy.concatenate([solution.col_value, solution.row_value])
        values = numpy.clip(values, *bounds)
        held = numpy.abs(duals) > DUAL * numpy.abs(self.costs[goal]).max()
        return numpy.where(held, values, bounds[0]), numpy.where(held, values, bounds[1])

    def scenario_bounds(self, bounds):
        upper = self.upper.copy()
        for at, bound, _ in bounds:
            upper[at] = bound
        return self.lower, upper

    def solved(self):
        """A solver for every goal, at its optimum in the plan as it stands, with its bounds."""
        solvers, bounds = [], (self.lower, self.upper)
        for goal in range(len(self.costs)):
            solver = quiet()
            solver.passModel(self.lp)
            self.pose(solver, goal)
            self.bound(solver, (self.lower, self.upper), bounds)
            solver.setOptionValue("solver", "ipm")  # only to get there; the basis is the same kind
            solver.run()
            solver.setOptionValue("solver", "simplex")
            best(solver)
            solvers.append((solver, bounds))
            bounds = self.fixed(solver, bounds, goal)
        return solvers

    def hot(self, scenarios):
        """Seconds, pivots and values of each scenario from every goal's optimal basis, the way back not
        counted."""
        solvers = self.solved()
        for scenario in scenarios:
            changed, entries, costs = self.changed(scenario)
            taken, pivots, values, here = 0.0, 0, [], []
            for goal, (solver, standing) in enumerate(solvers):
                start = time.perf_counter()
                bounds = self.fixed(solvers[goal - 1][0], here[-1], goal - 1) if goal else self.scenario_bounds(changed)
                self.bound(solver, standing, bounds)
                if self.balance is not None and goal >= self.balance:
                    for row, column, value, _ in entries:
                        solver.changeCoeff(row, column, value)
                if goal == self.balance:
                    for at, cost in costs.items():
                        solver.changeColCost(at, cost)
                value, more = best(solver)
                taken += time.perf_counter() - start
                pivots += more
                values.append(value)
                here.append(bounds)
                if value is None:
                    break
            yield taken, pivots, values
            for goal, (bounds, (solver, standing)) in enumerate(zip(here, solvers)):
                self.bound(solver, bounds, standing)
                if self.balance is not None and goal >= self.balance:
                    for row, column, _, value in entries:
                        solver.changeCoeff(row, column, value)
                if goal == self.balance:
                    for at in costs:
                        solver.changeColCost(at, self.costs[goal][at])
                solver.run()

    def cold(self, scenarios):
        """Seconds of each scenario from nothing, by the faster of two ways: the simplex method going on from
        goal to goal, or an interior point for each goal."""
        for scenario in scenarios:
            changed, entries, costs = self.changed(scenario)
            ways = []
            for method in ("simplex", "ipm"):
                solver = quiet()
                solver.setOptionValue("solver", method)
                solver.setOptionValue("time_limit", float(PATIENCE))
                solver.passModel(self.lp)
                start = time.perf_counter()
                before, bounds = (self.lower, self.upper), self.scenario_bounds(changed)
                for row, column, value, _ in entries:
                    solver.changeCoeff(row, column, value)
                for goal in range(len(self.costs)):
                    self.pose(solver, goal, costs)
                    self.bound(solver, before, bounds)
                    if method == "ipm":
                        solver.clearSolver()
                    if best(solver)[0] is None:
                        break
                    before, bounds = bounds, self.fixed(solver, bounds, goal)
                else:
                    ways.append(time.perf_counter() - start)
            yield min(ways, default=float(PATIENCE))
