#!/usr/bin/env node
// A school's signing step: takes its notices from its queue, signs them, sends them back. docs/signing-step.md tells the same in words.
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { DEFAULT_BROKER, Mistake, onBroker, openChannel, publish, read, run, say, stopsBy, tell } from './broker.mjs';
import { binOf, openKey } from './key.mjs';
import { sign } from './sign.mjs';

const USAGE = `Signs the notices of one school.

Usage: node signing-step.mjs --key FILE [options]
       node signing-step.mjs --bin BIN --decline REASON [options]

  --key FILE          the signer's key: PKCS#12, or PEM
  --certificate FILE  the certificate, where a PEM key comes without it
  --bin BIN           the school (the organisation in the certificate)
  --decline REASON    sign nothing: answer that the notice was not signed
  --return-to-review  with --decline: a person must look at the case again; otherwise the gateway asks again later
  --once              stop after one notice
  --amqp URL          the broker (ATTESTATION_RABBITMQ, otherwise ${DEFAULT_BROKER})
  --timeout S         stop after so many seconds
  --help              this text

The password of the key is read from the environment: SIGNING_KEY_PASSWORD.
Prints one line for each notice. Exit code 0: stopped when asked to; 1: the gateway refused what was signed, or something is amiss.`;

// Refusals come to this channel by reply-to; silence means that the notice was taken. With --once they are waited for a little.
const ANSWERS = 'amq.rabbitmq.reply-to';
const LISTEN_ON = 2_000;

await run(async () => {
  const { values: options } = parseArgs({
    options: {
      key: { type: 'string' },
      certificate: { type: 'string' },
      bin: { type: 'string' },
      decline: { type: 'string' },
      'return-to-review': { type: 'boolean', default: false },
      once: { type: 'boolean', default: false },
      amqp: { type: 'string', default: process.env.ATTESTATION_RABBITMQ ?? DEFAULT_BROKER },
      timeout: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (options.help || !(options.key || (options.decline && options.bin))) {
    console.log(USAGE);
    return options.help ? 0 : 2;
  }

  const key = options.decline ? null : await openKey(options.key, process.env.SIGNING_KEY_PASSWORD ?? '', options.certificate);
  const bin = options.bin ?? binOf(key.certificate);
  if (key && binOf(key.certificate) !== bin) {
    throw new Mistake(`The certificate is not of the school ${bin}.`);
  }

  const stop = stopsBy(Number(options.timeout ?? 0), `No notice within ${options.timeout} s.`);
  const answerTo = notice =>
    key
      ? ['notice-signed', { noticeId: notice.noticeId, signedXml: sign(notice.xml, key) }]
      : ['notice-not-signed', { noticeId: notice.noticeId, reason: options.decline, returnToReview: options['return-to-review'] }];

  let refused = false;
  try {
    await onBroker(options.amqp, stop, async connection => {
      const link = await openChannel(connection);
      const { channel, failed } = link;
      await channel.prefetch(1);
      await channel.consume(
        ANSWERS,
        message => {
          const { type, content } = read(message);
          refused = true;
          tell(type, content);
          say(`The gateway did not take the answer: ${content.problems?.map(problem => `${problem.code}: ${problem.message.en}`).join(' ')}`);
        },
        { noAck: true },
      );

      const handled = new Promise((resolve, reject) => {
        // The gateway makes the queue with the school's first notice. Until then the broker answers 404, and we come again.
        channel
          .consume(`attestation.sign.${bin}`, message => {
            if (message === null) {
              reject(new Error('the queue was deleted'));
              return;
            }

            handle(link, message, bin, answerTo).then(done => done && options.once && resolve()).catch(reject);
          })
          .then(() => say(`Waiting for notices of ${bin}.`))
          .catch(reject);
      });
      handled.catch(() => {});
      await Promise.race([handled, failed]);
      await new Promise(listen => setTimeout(listen, LISTEN_ON));
    });
  } catch (failure) {
    // Stopping is what a service is asked to do; an unanswered notice goes back to its queue by itself.
    if (!(stop.aborted && failure === stop.reason) || options.once) {
      throw failure;
    }
  }

  return refused ? 1 : 0;
});

/** Answers first, acknowledges after the broker has confirmed the answer: a crash in between signs again, and the first valid signature counts. */
async function handle(link, message, bin, answerTo) {
  const heard = read(message);
  const notice = heard?.content;
  if (heard?.type !== 'sign-notice' || notice.providerBin !== bin || sha256(notice.xml) !== notice.sha256) {
    say('A message that is no notice of this school, or was damaged on its way, is left unsigned; the gateway will ask again.');
    link.channel.nack(message, false, false);
    return false;
  }

  const [type, answer] = answerTo(notice);
  await publish(link, 'attestation.signed-notices', type, answer, {
    correlationId: message.properties.correlationId,
    replyTo: ANSWERS,
  });
  link.channel.ack(message);
  tell(type, { noticeId: notice.noticeId, noticeNumber: notice.noticeNumber, applicationId: notice.applicationId, kind: notice.kind });

  return true;
}

function sha256(text) {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
