/**
 * Asked of a new card that has its turn, each time its bytes are about to leave: the caller writes down that it may
 * have arrived. False: it must not leave.
 */
export type AboutToLeave = () => Promise<boolean>
