import assert from 'node:assert/strict'
import { openNotice } from '../../src/app/open-notice.ts'
import { readConfig } from '../../src/settings/config.ts'
import { rulesInForce, shippedRule } from '../../src/core/domain/retention/shipped-rules.ts'
import type { RetentionRule } from '../../src/core/domain/retention/retention-rule.ts'
import { privacyPageOf } from '../../src/settings/notice-address.ts'
import { loadWords } from '../../src/words.ts'

const id = '00000000-0000-4000-8000-000000000001'
const env = {
  MicrosoftAppId: id,
  MicrosoftAppPassword: 'hush-hush',
  MicrosoftAppTenantId: id,
  SHAREPOINT_SITE_ID: 'ville,1,2',
  COMMS_GROUP_ID: id,
  COMMS_CHANNEL_ID: '19:x@thread.tacv2',
  PUBLIC_URL: 'https://mary.example.fr',
  AUTHORITY_NAME: 'Ville de Montreval',
}

describe('the notice on personal data', () => {
  let rules: RetentionRule[]
  let now: string
  let reads: number
  const open = (more: Record<string, string> = {}) => {
    const config = readConfig({ ...env, ...more })
    const retentionRules = { all: async () => (reads++, rules) } as never
    return openNotice({ ...config, tenant: config.tenant! }, { retentionRules, now: () => now }, loadWords())
  }
  const said = async (path: string, more?: Record<string, string>, method = 'GET') =>
    (await open(more)(path, {}, method))?.body?.toString('utf8') ?? null
  beforeEach(() => {
    rules = rulesInForce([])
    now = '2026-11-25T10:00:00.000Z'
    reads = 0
  })

  it('is read in both languages, each leading to the other, and nowhere else', async () => {
    const [french, english] = [await said('confidentialite'), await said('confidentialite/en')]
    assert.match(french ?? '', /<html lang="fr">.*href="\/confidentialite\/en"[^>]*>English</s)
    assert.match(english ?? '', /<html lang="en">.*href="\/confidentialite"[^>]*>Français</s)
    for (const path of ['confidentialite/fr', 'confidentialite/x', 'confidentialite/', 'journal/x', '__proto__'])
      assert.equal(await said(path), null, path)
    assert.match((await said('confidentialite', { DEFAULT_LOCALE: 'en' })) ?? '', /<html lang="en">/)
  })

  it('says the rules in force, the controller and where to ask, and no secret', async () => {
    rules = rulesInForce([{ ...shippedRule('notes'), days: 45 }])
    const page = (await said('confidentialite')) ?? ''
    for (const text of ['Ville de Montreval', '45 jours après leur envoi', 'mission d’intérêt public', 'cnil.fr'])
      assert.ok(page.includes(text), text)
    assert.match(page, /Refus des envois facultatifs.*>jusqu’à ce que la personne change d’avis</)
    assert.doesNotMatch(page, /hush|À compléter/)
    const own = (await said('confidentialite', { PRIVACY_URL: 'https://www.ville.fr/donnees' })) ?? ''
    assert.match(own, /<a href="https:\/\/www\.ville\.fr\/donnees">/)
  })

  it('says who reads it, the public where something is published, and how whoever has no account is heard', async () => {
    const page = (await said('confidentialite')) ?? ''
    for (const text of [
      'L’équipe communication',
      'tout ce qui est dit ici, en lecture',
      'proposition faite en votre nom',
      'un seul parent suffit',
      'sans compte, ou partie, auprès de la personne déléguée',
      'par courrier à la collectivité',
      'sept jours',
    ])
      assert.ok(page.includes(text), text)
    assert.doesNotMatch(page, /Les citoyens, et/)
    const site = (await said('confidentialite', { PUBLIC_SITE: 'on', SITE_NAME: 'Montreval' })) ?? ''
    assert.match(site, /Les citoyens, et quiconque.{1,3}: ce qui est publié sur le site/)
  })

  it('rests on no legitimate interest, which is none of an authority’s in its tasks', async () => {
    assert.doesNotMatch((await said('confidentialite')) ?? '', /intérêt légitime|6\.1\.f/)
  })

  it('follows a rule within seconds, and reads no more than once in these', async () => {
    const notice = open()
    const ask = async () => (await notice('confidentialite', {}, 'GET'))?.body?.toString('utf8') ?? ''
    for (let n = 0; n < 50; n++) await ask()
    assert.equal(reads, 1)
    rules = rulesInForce([{ ...shippedRule('notes'), days: 61 }])
    now = '2026-11-25T10:00:10.000Z'
    assert.match(await ask(), /61 jours/)
  })

  it('answers a look without a body', async () => {
    const answer = await open()('confidentialite', {}, 'HEAD')
    assert.ok(answer?.status === 200 && answer.body === null && Number(answer.headers['content-length']) > 1000)
    assert.match(answer.headers['content-security-policy'] ?? '', /default-src 'none'/)
  })

  it('gives way to what the authority says itself', () => {
    const own = 'https://www.ville.fr/donnees'
    assert.equal(privacyPageOf({ privacyUrl: own, publicUrl: 'https://mary' }), own)
    assert.equal(privacyPageOf({ privacyUrl: undefined, publicUrl: 'https://mary' }), 'https://mary/confidentialite')
    assert.equal(privacyPageOf({ privacyUrl: undefined, publicUrl: undefined }), undefined)
  })
})
