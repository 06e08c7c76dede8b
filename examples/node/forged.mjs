import { onBroker, openChannel, publish, stopsBy, read } from './broker.mjs'; import { openKey } from './key.mjs'; import { sign } from './sign.mjs'; import { readFileSync } from 'node:fs';
const [,, url, id, key] = process.argv; const k = await openKey(key, 'sandbox');
await onBroker(url, stopsBy(10,'none'), async c => { const l = await openChannel(c); const heard = new Promise(r => l.channel.consume('amq.rabbitmq.reply-to', m => r(m.content.toString()), {noAck:true}));
 await publish(l, 'attestation.signed-notices', 'notice-signed', {noticeId:id, signedXml: sign('<notice><a/></notice>', k)}, {replyTo:'amq.rabbitmq.reply-to'}); console.log((await heard).slice(0,400)); });
process.exit(0)
