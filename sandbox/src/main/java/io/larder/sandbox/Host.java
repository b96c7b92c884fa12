package io.larder.sandbox;

import io.larder.sandbox.control.Control;
import io.larder.sandbox.payer.Payer;
import io.larder.sandbox.web.Answer;
import io.larder.sandbox.web.Call;
import io.larder.sandbox.web.Endpoint;
import io.larder.sandbox.web.Routes;
import io.larder.sandbox.web.WebServer;

/** One channel on its own port: the vendor's API, the payer and control. */
final class Host implements Endpoint {

    private final Endpoint api;
    private final Routes payer = new Routes();
    private final Control control;

    Host(Endpoint api, Payer payer, Control control) {
        this.api = api;
        this.control = control;
        payer.on(this.payer);
    }

    void startOn(WebServer server) throws Exception {
        server.start(this);
    }

    @Override
    public Answer answer(Call call) {
        if (call.path().startsWith("/control/")) {
            return control.answer(call);
        }
        return call.path().equals("/payer") || call.path().startsWith("/payer/")
                ? payer.answer(call)
                : api.answer(call);
    }
}
