package io.caseledger.bench;

import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CollectCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.NumberIssued;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import tools.jackson.databind.json.JsonMapper;

/** Commands and whole cases a second, and what they cost until the read side has caught up (PERF-01, PERF-02). */
final class CommandFigures {
    private static final List<Integer> APPENDING = List.of(32, 64);
    private static final List<Integer> FILING = List.of(32);
    private static final int CASES_A_CLIENT = 5;
    /** With it, a stored event has the thousand bytes of the yardstick's row. */
    private static final String PADDING = "L".repeat(700);

    private final Service service;
    private final Cpu cpu;
    private final Rounds rounds;

    CommandFigures(Service service, Cpu cpu, Rounds rounds) {
        this.service = service;
        this.cpu = cpu;
        this.rounds = rounds;
    }

    void appends() throws Exception {
        var engine = service.context.getBean(EventStorageEngine.class);
        rounds.compare(
                "Appends beside pgbench",
                List.of(
                        new Pgbench(service.dataSource, cpu),
                        new Load("the log's engine alone, one event", cpu, client -> () -> append(engine)),
                        new Load("through the bus: one command, one event of an existing case", cpu, this::flips)),
                APPENDING);
    }

    void cases() throws Exception {
        try (var peer = new FlowableCases(service.dataSource)) {
            var application = JsonMapper.builder().build().writeValueAsString(Service.application(0));
            rounds.compare(
                    "Whole cases beside a process engine",
                    List.of(
                            new Load(FlowableCases.NAME, cpu, client -> peer.client(client, application)),
                            new Load(
                                    "Caseledger: file, take, approve, collect, with numbers, mails, list and history",
                                    cpu,
                                    this::wholeCases)),
                    FILING);
        }
    }

    /** An event that no view is made from. */
    private static void append(EventStorageEngine engine) {
        var id = UUID.randomUUID().toString();
        var metaData = new HashMap<String, Object>(Actor.SYSTEM.toMetaData());
        metaData.put("padding", PADDING);
        engine.appendEvents(
                new GenericDomainEventMessage<>("Bench", id, 0, new NumberIssued("bench", 1, id), metaData));
    }

    /** Works on cases of its own: each command appends one event to an existing stream. */
    private Load.Work flips(int client) {
        var officer = service.officers.get(client % Service.UNITS.size());
        var cases = new ArrayList<CaseId>();
        for (int i = 0; i < CASES_A_CLIENT; i++) {
            cases.add(new CaseId(service.submit(client).aggregateId()));
        }
        var turn = new int[1];
        return () -> {
            var caseId = cases.get((turn[0] / 2) % CASES_A_CLIENT);
            service.flip(officer, caseId, turn[0]++);
        };
    }

    private Load.Work wholeCases(int client) {
        var officer = service.officers.get(client % Service.UNITS.size());
        return () -> {
            var id = new CaseId(service.submit(client).aggregateId());
            service.send(officer, new TakeCase(id));
            service.send(officer, new ApproveCertificate(id));
            service.send(officer, new CollectCertificate(id, null));
        };
    }
}
