import { debounce, h } from '../dom.js'
import { icon } from '../icon.js'
import { isPhone, look, on, state } from '../state.js'
import { lastIn } from './find.js'
import { tied } from '../wording.js'
import { spotlight } from './spotlight.js'
import { stepsFor } from './steps.js'

const pauseMs = 700
const pollMs = 1500

/** The guided tour: a strip under the header that says what to do next, and goes on when it is done. */
export function startTour(cast, choose) {
  const strip = document.getElementById('tour')
  const light = spotlight()
  const steps = stepsFor(choose)
  let index = -1
  let memory = {}
  let checking = false
  /** The step that somebody was helped with: what comes next is theirs to press. */
  let helped

  async function begin() {
    memory = Object.fromEntries(cast.map(({ part, person }) => [part, person]))
    const lasts = await Promise.all(cast.map(({ person }) => lastIn(person.id)))
    memory.start = String(Math.max(...lasts.map(Number)))
    go(0)
  }

  function go(to) {
    index = to
    const step = steps[index]
    if (step === undefined) return end()
    keep()
    if (step.ready !== undefined && !step.ready(memory)) return go(index + 1)
    if (isPhone() && step.view !== 'list') look(step.view)
    draw(step)
    light.on(() => onScreen(step, memory))
    check()
  }

  function draw(step) {
    const acts = [...new Set(steps.map(({ act }) => act))]
    const act = acts.indexOf(step.act)
    const doing = step.help?.label(memory)
    const title = `${act + 1}. ${step.act}`
    strip.hidden = false
    strip.replaceChildren(
      h(
        'div.tour-where',
        { 'aria-hidden': 'true' },
        ...acts.map((_, n) => h('i', { class: n < act ? 'past' : n === act ? 'now' : '' })),
      ),
      h(
        'div.tour-text',
        { role: 'status', 'aria-live': 'polite' },
        h('h2', {}, title, h('span', {}, ` étape ${index + 1} sur ${steps.length}`)),
        h('p', {}, tied(step.text(memory))),
      ),
      h(
        'div.tour-buttons',
        {},
        doing !== undefined && helpButton(step, doing),
        h(
          'button.on-dark',
          { type: 'button', testid: 'tour-next', onclick: () => go(index + 1) },
          step.last ? 'Terminer' : 'Passer',
        ),
        h(
          'button.on-dark.square',
          {
            type: 'button',
            testid: 'tour-end',
            'aria-label': 'Quitter la visite',
            title: 'Quitter la visite',
            onclick: end,
          },
          icon('close'),
        ),
      ),
    )
  }

  function helpButton(step, doing) {
    const button = h(
      helped === step ? 'button.on-dark' : 'button.sun',
      { type: 'button', testid: 'tour-do', onclick: () => help(step, button) },
      doing,
    )
    return button
  }

  async function help(step, button) {
    await step.help.run(memory)
    helped = step
    button.classList.replace('sun', 'on-dark')
    check()
  }

  async function check() {
    const step = steps[index]
    if (step === undefined || checking) return
    checking = true
    const done = await Promise.resolve(step.done(memory)).catch(() => false)
    checking = false
    if (step !== steps[index]) return
    const text = strip.querySelector('.tour-text p')
    if (!done) {
      if (text !== null && text.textContent !== tied(step.text(memory))) draw(step)
      return
    }
    keep()
    index = -2
    light.off()
    strip.querySelector('.tour-text h2').replaceChildren('✓ C’est fait')
    const from = steps.indexOf(step)
    setTimeout(() => index === -2 && go(from + 1), pauseMs)
  }

  function end() {
    index = -1
    strip.hidden = true
    light.off()
    sessionStorage.removeItem('tour')
    localStorage.setItem('tour-seen', 'yes')
  }

  function keep() {
    sessionStorage.setItem('tour', JSON.stringify({ index, memory }))
  }

  function invite() {
    strip.hidden = false
    strip.replaceChildren(
      h(
        'div.tour-text',
        {},
        h('h2', {}, 'Bienvenue'),
        h('p', {}, 'Suivez une proposition de bout en bout, de l’idée à la lecture, en trois minutes.'),
      ),
      h(
        'div.tour-buttons',
        {},
        h('button.sun', { type: 'button', testid: 'tour-start', onclick: begin }, 'Commencer la visite'),
        h('button.on-dark', { type: 'button', testid: 'tour-later', onclick: end }, 'Plus tard'),
      ),
    )
  }

  const soon = debounce(check, 150)
  for (const type of ['me', 'view', 'shown', 'chat', 'channel', 'list', 'unread']) on(type, soon)
  setInterval(() => document.hidden || check(), pollMs)
  document.getElementById('start-tour').addEventListener('click', begin)

  document.addEventListener(
    'click',
    event => {
      memory.pressed = event.target.closest?.('.ac-pushButton')?.textContent.trim() ?? memory.pressed
    },
    true,
  )

  // A modal dialog makes all that lies behind it inert: the strip goes in with the person, and comes out again.
  const dialog = document.getElementById('dialog')
  new MutationObserver(() => {
    const step = steps[index]
    if (dialog.open && step !== undefined) dialog.prepend(strip)
    else document.querySelector('main').before(strip)
    if (step !== undefined) draw(step)
  }).observe(dialog, { attributes: true, attributeFilter: ['open'] })

  const kept = JSON.parse(sessionStorage.getItem('tour') ?? 'null')
  if (kept !== null) {
    memory = kept.memory
    go(kept.index)
  } else if (localStorage.getItem('tour-seen') === null) invite()
}

/** The step's target; where it lies in another view of a phone, the button that leads there. */
function onScreen(step, memory) {
  const target = step.target(memory)
  if (target?.offsetParent || target?.closest?.('dialog')) return target
  const there = isPhone() ? document.querySelector(`nav.bottom [data-view=${step.view}]`) : undefined
  return isPhone() && state.view !== step.view ? there : undefined
}
