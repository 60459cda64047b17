import { registerHooks } from 'node:module'
import { writeFileSync } from 'node:fs'

/** For `--import`: at its end the process writes which packages it loaded. */
const list = process.env['LOADED_LIST']
const packages = new Set<string>()
if (list !== undefined) {
  registerHooks({
    load: (url, context, next) => {
      const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? []
      if (name !== undefined) packages.add(name)
      return next(url, context)
    },
  })
  process.once('exit', () => writeFileSync(list, JSON.stringify([...packages])))
}
