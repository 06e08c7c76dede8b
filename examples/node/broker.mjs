// What the examples share: the way to the broker, and words for what goes wrong on it.
import { randomUUID } from 'node:crypto';
import amqp from 'amqplib';

/** Told in one sentence, without a stack. Trying again will not help. */
export class Mistake extends Error {}

export const DEFAULT_BROKER = 'amqp://guest:guest@127.0.0.1:5672/';

const CONFIRM_WITHIN = 10_000;

// Refused, locked, declared differently, no such virtual host: nothing that passes by itself.
const FINAL = new Set([403, 405, 406, 530]);

export const say = sentence => process.stderr.write(`${sentence}\n`);

/** One line for each message: its name, then what it says. */
export const tell = (type, content) => process.stdout.write(`${type} ${JSON.stringify(content)}\n`);

/** Stops the program's work by SIGINT, SIGTERM or after a time; the reason is the sentence to say. */
export function stopsBy(seconds, sentence) {
  const controller = new AbortController();
  const stop = reason => controller.abort(new Mistake(reason));
  process.once('SIGINT', () => stop('Interrupted.'));
  process.once('SIGTERM', () => stop('Asked to stop.'));
  if (seconds) {
    setTimeout(() => stop(sentence), seconds * 1000).unref();
  }

  return controller.signal;
}

/**
 * Does `work(connection)` and, whenever the connection is lost meanwhile, connects and does it again from its beginning. That is safe
 * because everything on this bus may be repeated: an application is known by its id, a notice by its own.
 */
export async function onBroker(url, stop, work) {
  const host = hostOf(url);
  const stopped = new Promise((_, reject) => {
    stop.addEventListener('abort', () => reject(stop.reason), { once: true });
  });
  stopped.catch(() => {});

  let said;
  for (let pause = 500; ; pause = Math.min(pause * 2, 5_000)) {
    let connection;
    try {
      connection = await Promise.race([connect(url), stopped]);
      const lost = new Promise((_, reject) => {
        connection.once('close', why => reject(why ?? new Error('the connection was closed')));
      });
      lost.catch(() => {});

      return await Promise.race([work(connection), lost, stopped]);
    } catch (failure) {
      if (failure instanceof Mistake) {
        throw failure;
      }

      const code = codeOf(failure);
      if (FINAL.has(code)) {
        throw new Mistake(`The broker at ${host} refuses: ${failure.message}`);
      }

      const trouble = `${inWords(failure, code, host)}; trying again.`;
      if (trouble !== said) {
        say(trouble);
        said = trouble;
      }
    } finally {
      await farewell(connection);
    }

    await Promise.race([new Promise(resume => setTimeout(resume, pause)), stopped]);
  }
}

/** A channel with confirms. `failed` rejects with the broker's reason when it closes the channel. */
export async function openChannel(connection) {
  const channel = await connection.createConfirmChannel();
  const failed = new Promise((_, reject) => {
    channel.once('error', reject);
  });
  failed.catch(() => {});

  return { channel, failed };
}

/** Publishes and returns when the broker has the message in a queue; throws when it has not. */
export async function publish({ channel, failed }, exchange, type, content, properties = {}) {
  const messageId = properties.messageId ?? randomUUID();
  let returned = false;
  const onReturn = message => {
    returned ||= message.properties.messageId === messageId;
  };
  channel.on('return', onReturn);
  let timer;
  try {
    await Promise.race([
      new Promise((confirmed, refused) => {
        channel.publish(
          exchange,
          '',
          Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content)),
          { contentType: 'application/json', persistent: true, mandatory: true, ...properties, type, messageId },
          failure => (failure ? refused(failure) : confirmed()),
        );
      }),
      failed,
      new Promise((_, late) => {
        timer = setTimeout(() => late(new Error(`no confirm within ${CONFIRM_WITHIN / 1000} s`)), CONFIRM_WITHIN);
      }),
    ]);
  } catch (failure) {
    // A channel that closes fails its publishes first and says why right after.
    throw await Promise.race([failed.catch(why => why), new Promise(wait => setTimeout(() => wait(failure), 50))]);
  } finally {
    clearTimeout(timer);
    channel.removeListener('return', onReturn);
  }

  if (returned) {
    throw Object.assign(new Error(`no queue is bound to the exchange ${exchange}; has the gateway started once?`), { code: 404 });
  }
}

/** The name of a message and its content; null when it is not JSON. */
export function read(message) {
  try {
    const content = JSON.parse(message.content.toString('utf8'));

    return { type: message.properties.type ?? content.messageType, content };
  } catch {
    return null;
  }
}

/** Runs a program: its result is the exit code, a mistake is one sentence. */
export async function run(main) {
  try {
    process.exitCode = await main();
  } catch (failure) {
    say(failure instanceof Mistake || failure.code?.startsWith?.('ERR_PARSE_ARGS') ? failure.message : failure.stack);
    process.exitCode = failure instanceof Mistake ? 1 : 2;
  }
}

export function userOf(url) {
  return decodeURIComponent(parse(url).username) || 'guest';
}

function hostOf(url) {
  return parse(url).host;
}

function parse(url) {
  const parsed = URL.canParse?.(url) === false ? null : new URL(url);
  if (parsed?.protocol !== 'amqp:' && parsed?.protocol !== 'amqps:') {
    throw new Mistake(`The address of the broker must look like ${DEFAULT_BROKER}`);
  }

  return parsed;
}

async function connect(url) {
  const address = new URL(url);
  address.searchParams.set('heartbeat', '10');
  const connection = await amqp.connect(address.href, { timeout: 10_000 });
  connection.on('error', () => {});

  return connection;
}

function inWords(failure, code, host) {
  if (code === 404) {
    return `Not there yet: ${failure.message}`;
  }

  // All that amqplib tells of it. A broker that is starting refuses in the same way.
  return failure.message?.startsWith('Expected ConnectionOpenOk')
    ? `The broker at ${host} has no such virtual host, or not for this user`
    : `The broker at ${host} does not answer: ${failure.message || failure.code}`;
}

function codeOf(failure) {
  return typeof failure.code === 'number' ? failure.code : Number(/\b(403|530)\b/.exec(failure.message)?.[1] ?? 0);
}

// A broker that has gone does not say goodbye: nobody waits for it.
async function farewell(connection) {
  if (connection) {
    await Promise.race([connection.close().catch(() => {}), new Promise(resume => setTimeout(resume, 1_000).unref())]);
  }
}
