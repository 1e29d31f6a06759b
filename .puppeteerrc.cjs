// The browser comes from the npm package @sparticuz/chromium or from the machine; Puppeteer downloads nothing.
module.exports = { skipDownload: true };
