import assert from 'node:assert/strict'
import { bodyBlocks, plainBody } from '../../../../../src/core/domain/posts/text/body-blocks.ts'
import { readRichText } from '../../../../../src/core/domain/posts/text/rich-text.ts'

describe('the body of a post', () => {
  it('is read once for all who look at the same content', () => {
    const content = { body: 'Le pont **rouvre**.\n\n- lundi' }
    const blocks = bodyBlocks(content)
    assert.deepEqual(blocks, readRichText(content.body))
    assert.equal(bodyBlocks(content), blocks)
    assert.equal(plainBody(content), 'Le pont rouvre.\n\n- lundi')
    assert.equal(bodyBlocks(content), blocks)
  })

  it('is read anew where it is another one, though of the same content', () => {
    const content = { body: 'avant' }
    assert.equal(plainBody(content), 'avant')
    content.body = 'après'
    assert.equal(plainBody(content), 'après')
    assert.equal(plainBody({ ...content, body: 'encore' }), 'encore')
  })
})
