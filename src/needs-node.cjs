'use strict'
/*
 * Loaded before anything else (`node -r`), and plain JavaScript: an older Node.js cannot read TypeScript, and would say so by a
 * stack. Which one is needed stands in package.json alone.
 */
const needed = /(\d+)\.(\d+)$/.exec(require('../package.json').engines.node)
const [major, minor] = process.versions.node.split('.').map(Number)
const older = major < Number(needed[1]) || (major === Number(needed[1]) && minor < Number(needed[2]))

// Some newer ones of an odd number do not read it either.
if (older || !process.features.typescript) {
  console.error(`Mary needs Node.js 24 (${needed[0]} at least): this is ${process.version}, at ${process.execPath}.`)
  process.exit(1)
}
