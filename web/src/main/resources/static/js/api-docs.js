// Shows the description of the machine interface. No validator badge: the service calls nobody outside.
window.addEventListener('load', () => {
  window.SwaggerUIBundle({
    url: '/api/openapi.json',
    dom_id: '#api-docs',
    deepLinking: true,
    validatorUrl: null,
    persistAuthorization: false,
  });
});
