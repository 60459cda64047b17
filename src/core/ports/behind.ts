declare const _shut: unique symbol

/**
 * A port whose sending methods cannot be called: only `mayLeave` hands it out with them. At run time it is the port
 * itself; the compiler refuses the call of a method that might be shut. `Sends`: the methods by which something leaves.
 */
export type Behind<Port, Sends extends keyof Port = keyof Port> = {
  [Method in keyof Port]: Method extends Sends ? Port[Method] | typeof _shut : Port[Method]
}
