/** Opens a link, whatever it says, and tells what is wrong with the page that comes of it. */

/**
 * @param decode  `decodeLink` with all experiments: what has to be said of this link
 * @returns {Promise<string[]>} what is wrong
 */
export async function openedWrongly(page, address, link, decode) {
  const wrong = [];
  const onError = (error) => wrong.push(`throws ${error}`);
  page.on('pageerror', onError);
  // From a page that is nothing: else only the fragment would change.
  await page.goto('about:blank');
  await page.goto(`${address}#${link}`);
  const ready = page.waitForFunction(() => {
    const words = document.querySelector('#lab .question h2')?.textContent?.trim();
    return words && document.querySelector('glassbox-transport button');
  });
  await ready.catch(() => wrong.push('blank: no question, or nothing to press'));
  // Parts that came apart leave holes in the texts.
  const words = await page.locator('#lab').innerText();
  if (/\{\{|\bundefined\b|\[object/.test(words))
    wrong.push(`holes in the text: ${words.match(/.{0,20}(\{\{|undefined|\[object).{0,20}/)?.[0]}`);
  // What is packed into a link, its view and its fingerprint are read by others than `decodeLink`.
  const plain = !/[&?#](z|fp|hide|lock|lang|ui\.[^=]*)=/.test(link) && !/%3D/i.test(link);
  const expected = plain ? decode(link).notes.map(({ id }) => id) : [];
  // Texts of problems come when the first is to be said.
  if (expected.length > 0)
    await page
      .waitForFunction(
        (count) => document.querySelectorAll('glassbox-problems .banner .problem-id').length >= count,
        expected.length,
        { timeout: 5000 },
      )
      .catch(() => {});
  const said = await page.locator('glassbox-problems .banner .problem-id').allTextContents();
  for (const id of new Set(expected))
    if (said.filter((each) => each.trim() === id).length < expected.filter((each) => each === id).length)
      wrong.push(`does not say ${id} as often as it should; says ${said.join(' ') || 'nothing'}`);
  page.off('pageerror', onError);
  return wrong.map((each) => `${JSON.stringify(link)}: ${each}`);
}
