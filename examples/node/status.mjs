#!/usr/bin/env node
// Asks where an application has got to, and waits for the answer.
import { parseArgs } from 'node:util';
import { DEFAULT_BROKER, onBroker, openChannel, publish, read, run, say, stopsBy, tell } from './broker.mjs';

const USAGE = `Asks for the status of an application.

Usage: node status.mjs APPLICATION_ID [options]
       node status.mjs APPLICATION_NUMBER --iin IIN [options]

  --amqp URL   the broker (ATTESTATION_RABBITMQ, otherwise ${DEFAULT_BROKER})
  --timeout S  seconds to wait for the answer (10)
  --help       this text

Prints one line: application-status and its content. Exit code 0: found; 1: unknown, or no answer.`;

// The broker's own pseudo-queue: the answer comes to this channel, no queue and no permission is needed. It exists only while we listen.
const ANSWERS = 'amq.rabbitmq.reply-to';

await run(async () => {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      amqp: { type: 'string', default: process.env.ATTESTATION_RABBITMQ ?? DEFAULT_BROKER },
      iin: { type: 'string' },
      timeout: { type: 'string', default: '10' },
      help: { type: 'boolean', default: false },
    },
  });
  if (options.help || positionals.length !== 1) {
    console.log(USAGE);
    return options.help ? 0 : 2;
  }

  const question = options.iin ? { applicationNumber: positionals[0], iin: options.iin } : { applicationId: positionals[0] };
  const stop = stopsBy(Number(options.timeout), `No answer within ${options.timeout} s.`);
  const answer = await onBroker(options.amqp, stop, async connection => {
    const link = await openChannel(connection);
    const heard = new Promise((resolve, reject) => {
      link.channel.consume(ANSWERS, message => resolve(read(message)), { noAck: true }).catch(reject);
    });
    heard.catch(() => {});
    await publish(link, 'attestation.status', 'get-application-status', question, { replyTo: ANSWERS });

    return await Promise.race([heard, link.failed]);
  });

  tell(answer.type, answer.content);
  for (const problem of answer.content.problems ?? []) {
    say(`${problem.pointer || '/'} ${problem.code}: ${problem.message.en}`);
  }

  return answer.content.found ? 0 : 1;
});
