const config = { title: 'Slipway', url: 'https://slipway.example', baseUrl: '/' };
module.exports = config;
