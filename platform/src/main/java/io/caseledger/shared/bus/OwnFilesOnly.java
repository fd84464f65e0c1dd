package io.caseledger.shared.bus;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whoever names a file in a command has uploaded it, or the case has it already (ADR 29): a content's hash alone opens nothing. What a file is called, its
 * type and its size come from the store, never from the caller. Asked on the command's own thread, where no way in can pass by. What a command names is kept for
 * good once it is decided and before it is stored: an event never names a file that may still be forgotten. A file of somebody else and one that there is not get the same answer.
 */
@Component
final class OwnFilesOnly implements MessageHandlerInterceptor<CommandMessage<?>> {
    private static final AnnotationRoutingStrategy AGGREGATE = AnnotationRoutingStrategy.defaultStrategy();

    private final JdbcClient jdbc;

    OwnFilesOnly(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Fact(String fileName, String mediaType, long size) {}

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain)
            throws Exception {
        CommandMessage<?> command = unit.getMessage();
        if (!NamedFiles.mayBeIn(command.getPayloadType())) {
            return chain.proceed();
        }
        var actor = Actor.of(command.getMetaData());
        var named = named(command.getPayload());
        // what the service orders by itself repeats what was checked when somebody ordered it
        if (named.isEmpty() || actor.role() == Role.SYSTEM) {
            return chain.proceed();
        }
        var aggregate = AGGREGATE.getRoutingKey(command);
        var facts = facts(actor, aggregate, named);
        replace(unit, told(command.getPayload(), facts));
        var answer = chain.proceed();
        var gone = new ArrayList<Violation>();
        named.forEach((path, sha256) -> {
            if (!isKept(actor, aggregate, sha256)) {
                gone.add(Violation.of("shared.FilesAreUploadedByTheirSender", path));
            }
        });
        if (!gone.isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, gone);
        }
        return answer;
    }

    @SuppressWarnings("unchecked") // the same message with another payload of the same type
    private static void replace(UnitOfWork<? extends CommandMessage<?>> unit, Object payload) {
        ((UnitOfWork<CommandMessage<?>>) unit)
                .transformMessage(message -> new GenericCommandMessage<>(
                        new GenericMessage<>(message.getIdentifier(), payload, message.getMetaData()),
                        message.getCommandName()));
    }

    private static Map<String, String> named(Object command) {
        var named = new LinkedHashMap<String, String>();
        NamedFiles.in(command).forEach((path, file) -> {
            if (file.sha256() != null) {
                named.put(path + ".sha256", file.sha256());
            }
        });
        return named;
    }

    private static Object told(Object command, Map<String, Fact> facts) {
        return NamedFiles.replaced(command, (path, file) -> {
            var fact = file.sha256() == null ? null : facts.get(file.sha256());
            return fact == null
                    ? file
                    : new Attachment(
                            file.kind(),
                            file.delivery(),
                            fact.fileName(),
                            file.sha256(),
                            fact.mediaType(),
                            fact.size());
        });
    }

    /** Of each file by its hash; refuses with all that are neither the sender's nor the case's. */
    private Map<String, Fact> facts(Actor actor, String aggregate, Map<String, String> named) {
        var facts = new HashMap<String, Fact>();
        jdbc.sql("""
                        select u.sha256, u.file_name, u.media_type, u.size from work.upload u
                        where u.sha256 = any(:named) and (u.account_id = :account or exists (
                            select from work.upload_use k
                            where k.account_id = u.account_id and k.sha256 = u.sha256 and k.used_by = :aggregate))
                        order by u.account_id = :account
                        """)
                .param("named", named.values().toArray(String[]::new))
                .param("account", actor.accountId())
                .param("aggregate", aggregate)
                .query(row -> {
                    facts.put(
                            row.getString("sha256"),
                            new Fact(row.getString("file_name"), row.getString("media_type"), row.getLong("size")));
                });
        List<Violation> foreign = new ArrayList<>();
        named.forEach((path, sha256) -> {
            if (!facts.containsKey(sha256)) {
                foreign.add(Violation.of("shared.FilesAreUploadedByTheirSender", path));
            }
        });
        if (!foreign.isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, foreign);
        }
        return facts;
    }

    /** False where it was forgotten since it was looked for. */
    private boolean isKept(Actor actor, String aggregate, String sha256) {
        var statement = jdbc.sql("""
                        with own as (
                            insert into work.upload_use (account_id, sha256, used_by)
                            select account_id, sha256, :aggregate from work.upload
                            where account_id = :account and sha256 = :sha256 on conflict do nothing returning sha256)
                        select exists (select from own)
                            or exists (select from work.upload_use k where k.sha256 = :sha256 and k.used_by = :aggregate)
                        """);
        return statement
                .param("aggregate", aggregate)
                .param("account", actor.accountId())
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }
}
