import { type CallSeen, counted, type DepartmentState, departmentState, isLate } from './call.ts'

/**
 * Departments by what they said; proposals by section, `null` for those without one. `late`: of these, the late ones.
 */
export type CallTally = Record<DepartmentState, number> & {
  all: number
  proposals: number
  late: number
  sections: { section: string | null; proposals: number }[]
}

export function tallyOf({ call, departments }: CallSeen): CallTally {
  const states = departments.map(departmentState)
  const count = (state: DepartmentState): number => states.filter(one => one === state).length
  const came = departments.flatMap(one => counted(one.came))
  const sections = [...new Set(came.map(({ section }) => section))]
  return {
    answered: count('answered'),
    nothing: count('nothing'),
    passed: count('passed'),
    waiting: count('waiting'),
    nobody: count('nobody'),
    all: departments.length,
    proposals: came.length,
    late: departments.filter(({ row, came }) =>
      [row.answer?.at, ...counted(came).map(({ submittedAt }) => submittedAt)].some(
        at => at !== undefined && isLate(call, at),
      ),
    ).length,
    sections: sections
      .map(section => ({ section, proposals: came.filter(one => one.section === section).length }))
      .toSorted((a, b) => b.proposals - a.proposals || (a.section ?? '~').localeCompare(b.section ?? '~')),
  }
}

/** How many departments said something, of all: the bar of the board. */
export function answeredOf({ answered, nothing, passed, all }: CallTally): { said: number; all: number } {
  return { said: answered + nothing + passed, all }
}
