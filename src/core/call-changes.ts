import type { Call, CallDepartment } from './domain/calls/call.ts'
import type { Day, Instant } from './domain/time.ts'

/** Calls, and what each department was asked, one row each. */
export type CallDocuments = {
  call: Call
  call_department: CallDepartment
}

/** Work that follows from calls: what opens, reminds, closes, and is drawn anew. */
export type CallJobs = {
  /** Asks the departments, at its hour. */
  'call.open': { id: string }
  /** Asks the communication team whether a recurring call opens as the last one did. */
  'call.question': { id: string; opensAt: Instant }
  /**
   * Reminds the departments that did not answer, while the call ends at `closesAt`; not before `at`. `last`: their
   * heads are told too, once. `asked`: the communication team wants it now.
   */
  'call.remind': { id: string; closesAt: Instant; at: Instant; last: boolean; asked: boolean }
  /** The end of a call, if `closesAt` still is its end. */
  'call.close': { id: string; closesAt: Instant }
  /** While a call is open: whether the list names others by now, and who left. `day`: of the look before. */
  'call.look': { id: string; day: Day }
  /** Brings the cards of a department, and the board, to what came in. */
  'call.follow': { departmentId: string }
  /** Brings all cards of a call to what became of it. */
  'call.cards': { id: string }
}
