import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { openPost, reopenPost, standing } from '../support/at-post.ts'
import type { AtTab } from '../support/at-tab.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import { buttonOf, type Cast, inChat, pressed } from '../support/road.ts'
import { retained } from '../support/steps.ts'
import { comesTo } from '../support/comes-to.ts'

const saved = /^Enregistré à/

describe('the video on the page of a post, in Chromium', function () {
  this.timeout(240_000)
  let browser: Browser
  let mary: Mary
  let people: Cast
  let one: AtTab

  const kept = inChromium(started => ({ browser, mary, people } = started))

  /** The post of a proposal that was retained, with a video that shows nobody. */
  const open = async (title: string, width = 1366) => {
    const { town } = mary
    const { card } = await retained(town, people, title)
    const { postId } = buttonOf(card, 'Ouvrir la publication')['data'] as { postId: string }
    one = kept(await openPost(browser, mary, people.comms, postId, { width }))
    const reference = /PUB-[\d-]+/.exec(await one.tab.locator('#kicker').innerText())![0]
    const film = await readFile(new URL('../fixtures/videos/plain.mp4', import.meta.url))
    // The same bytes would be the same video, of which nobody is asked again.
    const bytes = Buffer.concat([film, Buffer.from('\0\0\0\x18free'), randomBytes(16)])
    const name = `${title.replaceAll(' ', '-')}.mp4`
    await town.say(people.comms.id, { files: [{ name, contentType: 'video/mp4', base64: bytes.toString('base64') }] })
    const which = await inChat(town, people.comms.id, 'De laquelle parlez-vous', reference)
    await pressed(town, people.comms.id, { activityId: which.id, action: buttonOf(which, reference) })
    const asked = await inChat(town, people.comms.id, 'Peut-on reconnaître quelqu’un', name)
    await pressed(town, people.comms.id, { activityId: asked.id, button: 'Personne de reconnaissable' })
    await reopenPost(one, postId)
    await one.tab.getByRole('tab', { name: 'Options' }).click()
    return postId
  }
  const field = (label: string) => one.tab.getByLabel(label, { exact: true })
  const group = () => one.tab.getByRole('group', { name: 'Vidéo' })

  it('is told in words by keyboard alone, gets its captions, and has all of it when it is opened again', async () => {
    const postId = await open('La digue')
    const { page, tab } = one
    await group()
      .getByText(/^Ni sous-titres ni transcription/)
      .waitFor()
    await field('Titre de la vidéo').focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('La digue en chantier')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Une grue pose les blocs.')
    await comesTo(() => field('Transcription de la vidéo').inputValue(), 'Une grue pose les blocs.')
    await standing(one, saved)
    await group()
      .getByText(/^▶ La digue en chantier/)
      .waitFor()
    await group()
      .getByText(/^Ni sous-titres/)
      .waitFor({ state: 'hidden' })
    assert.equal(await one.run('document.activeElement.name'), 'transcript', 'nobody is thrown out of the field')
    const captions = Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nLes blocs.\n')
    const put = (buffer: Buffer) =>
      field('Ajouter des sous-titres (.vtt ou .srt)').setInputFiles({ name: 'st.vtt', mimeType: 'text/vtt', buffer })
    await put(Buffer.from('rien'))
    await tab.locator('.foot .refused').getByText('sous-titres de st.vtt').waitFor()
    await put(captions)
    await tab.locator('.foot .said').getByText('Sous-titres ajoutés à la vidéo').waitFor()
    await group()
      .getByText(/^Sous-titres\s: La-digue\.vtt/)
      .waitFor()
    await reopenPost(one, postId)
    await tab.getByRole('tab', { name: 'Options' }).click()
    await comesTo(() => field('Titre de la vidéo').inputValue(), 'La digue en chantier')
    await comesTo(() => field('Transcription de la vidéo').inputValue(), 'Une grue pose les blocs.')
  })

  it('goes from the post once its writer said so', async () => {
    await open('Le quai')
    await field('Retirer la vidéo').click()
    await one.tab.getByRole('button', { name: 'Non', exact: true }).click()
    await comesTo(() => field('Retirer la vidéo').isChecked(), false)
    await field('Retirer la vidéo').click()
    await one.tab.getByRole('button', { name: 'Oui, la retirer' }).click()
    await group().waitFor({ state: 'hidden' })
  })

  it('has no fault in any theme, nor on the narrowest screen', async () => {
    await open('La berge', 320)
    for (const theme of ['default', 'dark', 'contrast'] as const) {
      await one.setTheme(theme)
      await one.isFaultless(`a video, ${theme}, 320 px`)
    }
  })
})
