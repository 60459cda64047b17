type Store = Record<string, unknown>

/** The same ports; `read` says how many rows their stores gave out since it was last asked, by store and method. */
export function countingRows<Ports extends object>(ports: Ports): { ports: Ports; read(): Record<string, number> } {
  let given: Record<string, number> = {}
  const counting = (name: string, store: Store): Store =>
    new Proxy(store, {
      get: (of, method: string) => {
        const asked = of[method]
        if (typeof asked !== 'function') return asked
        return (...args: unknown[]) => {
          const answer: unknown = Reflect.apply(asked, of, args)
          if (!(answer instanceof Promise)) return answer
          return answer.then((rows: unknown) => {
            const n = Array.isArray(rows) ? rows.length : rows === null ? 0 : 1
            given[`${name}.${method}`] = (given[`${name}.${method}`] ?? 0) + n
            return rows
          })
        }
      },
    })
  const counted = new Proxy(ports, {
    get: (of, name: string) => {
      const store: unknown = Reflect.get(of, name)
      return typeof store === 'object' && store !== null ? counting(name, store as Store) : store
    },
  })
  return {
    ports: counted,
    read: () => {
      const all = given
      given = {}
      return all
    },
  }
}
