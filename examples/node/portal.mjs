#!/usr/bin/env node
// A portal: submits one application and waits for its notice. docs/portal.md tells the same in words.
import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DEFAULT_BROKER, Mistake, onBroker, openChannel, publish, read, run, say, stopsBy, tell, userOf } from './broker.mjs';

const USAGE = `Submits an application and waits until its notice is issued.

Usage: node portal.mjs APPLICATION.json [options]

  APPLICATION.json  a SubmitApplication, or a sample with one in "message"
  --amqp URL        the broker (ATTESTATION_RABBITMQ, otherwise ${DEFAULT_BROKER})
  --out FILE        where the notice goes (notice-APPLICATION_ID.xml)
  --timeout S       seconds to wait for it (600)
  --new             send it under a new id: samples can be tried again
  --help            this text

Prints one line for each message: its name and its content. Exit code 0: the notice is there; 1: it is not.`;

const WEEK = 7 * 24 * 3600 * 1000;

await run(async () => {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      amqp: { type: 'string', default: process.env.ATTESTATION_RABBITMQ ?? DEFAULT_BROKER },
      out: { type: 'string' },
      timeout: { type: 'string', default: '600' },
      new: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (options.help || positionals.length !== 1) {
    console.log(USAGE);
    return options.help ? 0 : 2;
  }

  const { application, bytes } = await open(positionals[0], options.new);
  const queue = `${userOf(options.amqp)}.${application.applicationId}`;
  const notice = options.out ?? `notice-${application.applicationId}.xml`;
  const stop = stopsBy(
    Number(options.timeout),
    `No notice within ${options.timeout} s. The queue ${queue} keeps what comes for a week: run the same command again (without --new).`,
  );

  const seen = new Set();
  const outcome = await onBroker(options.amqp, stop, async connection => {
    const link = await openChannel(connection);
    const { channel, failed } = link;

    // Listening comes first: what is published before a queue is bound is nobody's. A durable queue of our own outlives a crash of
    // this program; events of this channel and provider come to it, and, by reply-to, the answer to us alone.
    await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum', 'x-expires': WEEK } });
    await channel.bindQueue(queue, 'attestation.events', `*.${application.channel}.${application.providerBin}`);
    await channel.prefetch(16);
    const ended = new Promise((resolve, reject) => {
      channel
        .consume(queue, message => {
          if (message === null) {
            reject(new Error(`the queue ${queue} was deleted`));
            return;
          }

          take(message, application.applicationId, seen, notice)
            .then(end => {
              channel.ack(message);
              if (end !== undefined) {
                resolve(end);
              }
            })
            .catch(reject);
        })
        .catch(reject);
    });
    ended.catch(() => {});

    // Repeated after every reconnect: the same id with the same content gets the same answer, for ever.
    await publish(link, 'attestation.applications', 'submit-application', bytes, {
      messageId: application.applicationId,
      correlationId: application.applicationId,
      replyTo: queue,
    });

    const end = await Promise.race([ended, failed]);
    await channel.deleteQueue(queue);

    return end;
  });

  return outcome;
});

/** Handles one message. Returns the exit code when it is the last one. It is acknowledged only afterwards. */
async function take(message, applicationId, seen, notice) {
  const heard = read(message);

  // Ours by the id, or by the correlation of an answer to a message whose id could not be read.
  const isAnswer = message.fields.exchange === '' && message.properties.correlationId === applicationId;
  if (heard === null || !(isAnswer || heard.content.applicationId === applicationId)) {
    return undefined;
  }

  // ApplicationReceived comes twice, as an event and as our answer, with one id; and any message may be delivered again.
  const id = `${heard.type} ${message.properties.messageId}`;
  if (!seen.has(id)) {
    seen.add(id);
    tell(heard.type, { ...heard.content, signedXml: undefined });
  }

  switch (heard.type) {
    // Only the answer to us ends the wait: somebody else's message about this application may have been rejected.
    case 'application-rejected':
      if (isAnswer) {
        for (const problem of heard.content.problems) {
          say(`${problem.pointer || '/'} ${problem.code}: ${problem.message.en}`);
        }

        return 1;
      }

      return undefined;
    case 'application-withdrawn':
      return 1;
    case 'notice-issued':
      await keep(heard.content, notice);
      return 0;
    default:
      return undefined;
  }
}

async function keep(issued, path) {
  const bytes = Buffer.from(issued.signedXml, 'utf8');
  if (createHash('sha256').update(bytes).digest('hex') !== issued.sha256) {
    throw new Mistake('The notice does not fit its SHA-256.');
  }

  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
  say(`The notice ${issued.noticeNumber} is in ${path}.`);
}

async function open(path, anew) {
  let content;
  const bytes = await readFile(path).catch(failure => {
    throw new Mistake(`${path} cannot be read: ${failure.code}`);
  });
  try {
    content = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (failure) {
    throw new Mistake(`${path} is not JSON: ${failure.message}`);
  }

  const application = content?.message ?? content;
  if (anew) {
    application.applicationId = randomUUID();
  }

  for (const field of ['applicationId', 'channel', 'providerBin']) {
    if (typeof application?.[field] !== 'string') {
      throw new Mistake(`${path} has no "${field}": it is not an application.`);
    }
  }

  // A file that is an application travels as it is, byte for byte.
  return { application, bytes: application === content && !anew ? bytes : Buffer.from(JSON.stringify(application)) };
}
